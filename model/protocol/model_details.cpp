#include "protocol/model_details.h"

#include "cell/bpx.h"
#include "cell/open_circuit.h"
#include "electrochem/dfn_solver.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace interphase {
namespace {

constexpr int kRadii = 41;

/// A quantity at the surface of particles, in the order of ProfileReader::atSurfaces().
constexpr std::pair<const char*, const char*> kInterface[] = {
    {"reaction_current_A_m2", "A/m2"},
    {"surface_stoichiometry", "1"},
    {"thermodynamic_overpotential_V", "V"},
    {"kinetic_overpotential_V", "V"},
};

class ProfileReader
{
public:
    ProfileReader(const DfnSolver& solver, const Cell& cell)
        : m_system(solver.system()), // a copy: its scratch is written to
          m_layout(m_system.layout())
    {
        const std::vector<double> x = m_system.cellCentres();
        m_x = {profile("electrolyte_concentration_mol_m3", "mol/m3",
                       m_system.isSpme() ? m_system.saltCentres() : x),
               profile("electrolyte_potential_V", "V", x), profile("solid_potential_V", "V", x)};
        if (m_system.hasDoubleLayer())
            m_x.push_back(profile("double_layer_current_A_m2", "A/m2", x));
        m_first = m_x.size();
        addSurfaces(cell, x);
        addParticles(cell);
    }

    /// False where that state has no potentials.
    bool read(const DfnSnapshot& s)
    {
        const auto n = static_cast<std::size_t>(m_layout.cells());
        if (m_system.hasSlow()) { // coefficients as they were then
            std::vector<double> slow = s.slow;
            keepWet(slow);
            std::vector<double> known = slow;
            for (double& x : known)
                x *= -DfnSystem::kStandstill;
            m_system.setSlow(slow.data(), DfnSystem::kStandstill, known.data());
        }
        std::vector<double> rates(s.y.size(), 0.0), residual(s.y.size()), solid(n), liquid(n);
        if (!m_system.residual(s.time_s, s.y.data(), rates.data(), residual.data()))
            return false;
        m_system.potentials(s.y.data(), solid, liquid);
        for (int i = m_layout.negative; i < m_layout.positiveStart(); ++i)
            solid[static_cast<std::size_t>(i)] = kNone;
        std::vector<double> c;
        const double rest = m_system.coefficients().concentration;
        const auto first = m_system.isSpme() ? s.slow.begin() + m_system.slowLayout().salt()
                                             : s.y.begin() + m_layout.concentration();
        c.assign(first, m_system.isSpme() ? s.slow.end() : first + static_cast<std::ptrdiff_t>(n));
        for (double& value : c)
            value *= rest;
        m_x[0].values.push_back(std::move(c));
        m_x[1].values.push_back(std::move(liquid));
        m_x[2].values.push_back(std::move(solid));
        if (m_system.hasDoubleLayer())
            m_x[3].values.push_back(charging(s));
        readSurfaces(s);
        for (const Place& place : m_places)
            m_r[place.profile].values.push_back(inside(s, place));
        return true;
    }

    std::vector<DetailProfile> inX() const { return m_x; }
    std::vector<DetailProfile> inR() const { return m_r; }

private:
    static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

    /// Where in an electrode one kind and size of particle is looked into.
    struct Place
    {
        std::size_t profile, phase;
        int site; ///< of the phase
    };

    static DetailProfile profile(const std::string& name, const std::string& unit, std::vector<double> place)
    {
        DetailProfile out;
        out.name = name;
        out.unit = unit;
        out.place = std::move(place);
        return out;
    }

    /// An SPMe that has just run dry has no potentials; with this trace of salt it has those of its end.
    void keepWet(std::vector<double>& slow) const
    {
        constexpr double kTrace = 1e-6; // of the concentration at rest
        const auto first = slow.begin() + m_system.slowLayout().salt();
        for (auto c = first; m_system.isSpme() && c != slow.end(); ++c)
            *c = std::max(*c, kTrace);
    }

    bool oneKindEach() const { return m_layout.phases.size() == 2; }

    void sayWhose(const Cell& cell, const DfnLayout::Phase& phase, DetailProfile& out) const
    {
        out.side = phase.side;
        if (isBlended(cell, phase.side))
            out.material = particleNames(cell, phase.side)[static_cast<std::size_t>(phase.index)];
        if (phase.weight != 1.0)
            out.radius_m = m_system.radius(phase);
    }

    /// Quantity by quantity, one profile for all phases together or one for each.
    void addSurfaces(const Cell& cell, const std::vector<double>& x)
    {
        for (const auto& [name, unit] : kInterface) {
            if (oneKindEach())
                m_x.push_back(profile(name, unit, x));
            for (const DfnLayout::Phase& phase : m_layout.phases) {
                if (oneKindEach())
                    break;
                const auto begin = x.begin() + phase.cell;
                m_x.push_back(profile(name, unit, {begin, begin + phase.count}));
                sayWhose(cell, phase, m_x.back());
            }
        }
    }

    void addParticles(const Cell& cell)
    {
        std::vector<double> radii;
        for (int i = 0; i < kRadii; ++i)
            radii.push_back(i / (kRadii - 1.0));
        for (std::size_t i = 0; i < m_layout.phases.size(); ++i) {
            const DfnLayout::Phase& phase = m_layout.phases[i];
            const bool negative = phase.side == Side::Negative;
            for (const bool left : {true, false}) {
                if (phase.count == 1 && !left)
                    continue; // one particle stands for all
                std::string name = negative ? "stoichiometry_n" : "stoichiometry_p";
                if (phase.count > 1)
                    name += left == negative ? "_collector" : "_separator";
                m_places.push_back({m_r.size(), i, left ? 0 : phase.count - 1});
                m_r.push_back(profile(name, "1", radii));
                sayWhose(cell, phase, m_r.back());
            }
        }
    }

    /// Of the whole electrode at each place, by its first kind of particle's double layer.
    std::vector<double> charging(const DfnSnapshot& s) const
    {
        std::vector<double> out(static_cast<std::size_t>(m_layout.cells()), kNone);
        for (const DfnLayout::Phase& p : m_layout.phases)
            for (int i = p.cell; i < p.cell + p.count && !s.vRate.empty(); ++i)
                out[static_cast<std::size_t>(i)] = m_system.coefficients().electrode(p.side).doubleLayer *
                                                   s.vRate[static_cast<std::size_t>(i)];
        return out;
    }

    /// What happens at one site, in the order of kInterface.
    std::array<double, std::size(kInterface)>
    atSurface(const DfnSnapshot& s, const std::vector<double>& theta, int cell, int site) const
    {
        const auto at = static_cast<std::size_t>(site);
        return {s.y[static_cast<std::size_t>(m_layout.reaction() + site)], theta[at],
                s.y[static_cast<std::size_t>(m_layout.potential() + cell)] -
                    m_system.equilibriumPotentials()[at],
                m_system.kineticOverpotentials()[at]};
    }

    void readSurfaces(const DfnSnapshot& s)
    {
        std::vector<double> theta(static_cast<std::size_t>(m_layout.sites()));
        m_system.surfaceStoichiometries(s.y.data(), theta.data());
        const std::size_t each = oneKindEach() ? 1 : m_layout.phases.size();
        for (std::size_t i = m_first; i < m_x.size(); ++i)
            m_x[i].values.emplace_back(m_x[i].place.size(), kNone);
        for (const DfnLayout::Phase& p : m_layout.phases)
            for (int i = 0; i < p.count; ++i) {
                const auto values = atSurface(s, theta, p.cell + i, p.site + i);
                for (std::size_t q = 0; q < values.size(); ++q) {
                    const std::size_t own =
                        m_first + q * each + (oneKindEach() ? 0 : static_cast<std::size_t>(p.number));
                    m_x[own].values.back()[static_cast<std::size_t>(oneKindEach() ? p.cell + i : i)] =
                        values[q];
                }
            }
    }

    std::vector<double> inside(const DfnSnapshot& s, const Place& place) const
    {
        const DfnLayout::Phase& phase = m_layout.phases[place.phase];
        std::vector<double> row;
        for (const double rho : m_r[place.profile].place) {
            if (phase.shells) {
                row.push_back(inShells(s, phase, place.site, rho));
                continue;
            }
            double sum = 0.0;
            for (int k = 0; k < phase.radial; ++k)
                sum += m_system.particles().shape(k, rho) *
                       s.y[static_cast<std::size_t>(phase.modes + k * phase.count + place.site)];
            row.push_back(sum);
        }
        return row;
    }

    /// Straight between the centres of the shells.
    double inShells(const DfnSnapshot& s, const DfnLayout::Phase& phase, int site, double rho) const
    {
        const std::vector<double>& centres = m_system.shells().centres();
        const auto value = [&](std::size_t k) {
            return s.y[static_cast<std::size_t>(phase.modes + static_cast<int>(k) * phase.count + site)];
        };
        const auto above = static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(std::ranges::upper_bound(centres, rho) - centres.begin(), 1,
                                       static_cast<std::ptrdiff_t>(centres.size()) - 1));
        const double share =
            std::clamp((rho - centres[above - 1]) / (centres[above] - centres[above - 1]), 0.0, 1.0);
        return value(above - 1) + share * (value(above) - value(above - 1));
    }

    DfnSystem m_system;
    DfnLayout m_layout;
    std::vector<DetailProfile> m_x, m_r;
    std::size_t m_first = 0; ///< of the profiles in x that belong to particles
    std::vector<Place> m_places;
};

void readTrace(const DfnSolver& solver, ModelDetails& out)
{
    const Trace& trace = solver.trace();
    out.observables.clear();
    for (const Observable& o : solver.observables())
        out.observables.emplace_back(o, std::vector<double>());
    for (int i = 0; i < trace.points() && trace.time(i) <= solver.spentSince_s(); ++i) {
        out.time_s.push_back(trace.time(i));
        out.temperature_K.push_back(trace.value(i, kTraceTemperature));
        for (std::size_t k = 0; k < out.observables.size(); ++k)
            out.observables[k].second.push_back(trace.value(i, kTraceColumns + static_cast<int>(k)));
    }
}

/// Between begin and end, without them; so many in all.
std::vector<double> evenTimes(double begin_s, double end_s, int count)
{
    std::vector<double> out;
    for (int i = 1; i + 1 < count && end_s > begin_s; ++i)
        out.push_back(begin_s + (end_s - begin_s) * i / (count - 1));
    return out;
}

/// Where the run ends, whatever ends it. Cancelled: the time until then.
double endOf(const Cell& cell, const Protocol& protocol, const DfnOptions& options, const RunContext& context)
{
    DfnSolver solver(options);
    solver.begin(cell, {});
    static_cast<void>(drive(solver, protocol, context));
    const Trace& trace = solver.trace();
    return trace.points() > 0 ? std::min(trace.time(trace.points() - 1), solver.spentSince_s()) : 0.0;
}

/// What the options keep at even times and where steps begin and end.
void spread(const Cell& cell, const Protocol& protocol, const ProfileTimes& times, const RunContext& context,
            DfnOptions& options)
{
    const bool steps = !protocol.steps.empty();
    const double end_s = std::isnan(times.end_s) ? endOf(cell, protocol, options, context) : times.end_s;
    options.snapshotTimes_s = evenTimes(steps ? 0.0 : protocol.profile.time_s.front(), end_s, times.count);
    constexpr std::size_t kManySteps = 2; // for one time
    const bool few = protocol.steps.size() <= kManySteps * static_cast<std::size_t>(std::max(1, times.count));
    options.snapshotEdges = steps && few ? SnapshotEdges::All : SnapshotEdges::Outermost;
}

/// Whether the one before or the one behind is where a step begins or ends, at almost the same time.
bool isAtEdge(std::span<const DfnSnapshot> all, std::size_t i, double close_s)
{
    const auto edge = [&](std::size_t k) {
        return k < all.size() && all[k].edge && std::abs(all[k].time_s - all[i].time_s) < close_s;
    };
    return !all[i].edge && (edge(i + 1) || (i > 0 && edge(i - 1)));
}

} // namespace

ModelDetails solveDetails(const Cell& cell, const Protocol& protocol, const SimulationOptions& options,
                          const ProfileTimes& times, const RunContext& context)
{
    requireSupported(cell, options.physics);
    ModelDetails out;
    SimulationOptions adapted = options;
    adapt(adapted, cell);
    adapted.observables = false;
    DfnOptions own = dfnOptions(adapted, false);
    own.snapshotTimes_s = times.at_s;
    if (times.at_s.empty())
        spread(cell, protocol, times, context, own);
    own.observables = true;
    DfnSolver solver(own);
    solver.begin(cell, {});
    out.status = drive(solver, protocol, context);
    readTrace(solver, out);
    ProfileReader reader(solver, cell);
    out.thickness_m = {cell.parameters[ParameterId::NegativeThickness],
                       cell.parameters[ParameterId::SeparatorThickness],
                       cell.parameters[ParameterId::PositiveThickness]};
    const std::span<const DfnSnapshot> all = solver.snapshots();
    constexpr double kClose = 0.02; // of the distance between two times
    const std::vector<double>& t = own.snapshotTimes_s;
    const double close_s = t.size() > 1 ? kClose * (t[1] - t[0]) : 0.0;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (!isAtEdge(all, i, close_s) && reader.read(all[i]))
            out.profileTimes_s.push_back(all[i].time_s);
    out.inX = reader.inX();
    out.inR = reader.inR();
    return out;
}

} // namespace interphase
