#include "protocol/model_details.h"

#include "electrochem/dfn_solver.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

constexpr int kRadii = 41;

/// The steps or the pieces of the current as stretches, as far as they are known beforehand.
double lengthOf(const Protocol& protocol, double nominalCapacity_Ah)
{
    if (protocol.steps.empty())
        return protocol.profile.time_s.back() - protocol.profile.time_s.front();
    double length = 0.0;
    for (const ProtocolStep& step : protocol.steps) {
        double own = 2.0 * 3600.0;
        if (step.control == Control::Current && step.value != 0.0)
            own = 3600.0 * nominalCapacity_Ah / std::abs(step.value);
        for (const Limit& limit : step.limits)
            if (limit.kind == LimitKind::Time)
                own = std::min(own, limit.value);
        length += own;
    }
    return length;
}

class ProfileReader
{
public:
    explicit ProfileReader(const DfnSolver& solver)
        : m_system(solver.system()), // a copy: its scratch is written to
          m_layout(m_system.layout())
    {
        const std::vector<double> x = m_system.cellCentres();
        std::vector<double> electrodes = x;
        electrodes.erase(electrodes.begin() + m_layout.negative,
                         electrodes.begin() + m_layout.positiveStart());
        m_x = {{"electrolyte_concentration_mol_m3",
                "mol/m3",
                m_system.isSpme() ? m_system.saltCentres() : x,
                {}},
               {"electrolyte_potential_V", "V", x, {}},
               {"solid_potential_V", "V", x, {}},
               {"reaction_current_A_m2", "A/m2", x, {}},
               {"surface_stoichiometry", "1", x, {}},
               {"thermodynamic_overpotential_V", "V", x, {}},
               {"kinetic_overpotential_V", "V", x, {}}};
        if (m_system.hasDoubleLayer())
            m_x.push_back({"double_layer_current_A_m2", "A/m2", x, {}});
        std::vector<double> radii;
        for (int i = 0; i < kRadii; ++i)
            radii.push_back(i / (kRadii - 1.0));
        for (const char* name : {"stoichiometry_n_collector", "stoichiometry_n_separator",
                                 "stoichiometry_p_separator", "stoichiometry_p_collector"})
            m_r.push_back({name, "1", radii, {}});
    }

    void read(const DfnSnapshot& s)
    {
        const auto n = static_cast<std::size_t>(m_layout.cells());
        if (m_system.hasSlow()) { // coefficients as they were then
            std::vector<double> known = s.slow;
            for (double& x : known)
                x *= -DfnSystem::kStandstill;
            m_system.setSlow(s.slow.data(), DfnSystem::kStandstill, known.data());
        }
        std::vector<double> rates(s.y.size(), 0.0), residual(s.y.size()), solid(n), liquid(n);
        if (!m_system.residual(s.time_s, s.y.data(), rates.data(), residual.data()))
            return;
        m_system.potentials(s.y.data(), solid, liquid);
        std::vector<double> theta(static_cast<std::size_t>(m_layout.sites()));
        m_system.surfaceStoichiometries(s.y.data(), theta.data());
        std::vector<double> c(n), j(n), surface(n), thermodynamic(n), kinetic(n), charging(n);
        const double rest = m_system.coefficients().concentration;
        const auto first = m_system.isSpme() ? s.slow.begin() + m_system.slowLayout().salt()
                                             : s.y.begin() + m_layout.concentration();
        c.assign(first, m_system.isSpme() ? s.slow.end() : first + static_cast<std::ptrdiff_t>(n));
        for (double& value : c)
            value *= rest;
        for (const DfnLayout::Phase& p : m_layout.phases)
            // Of two kinds the first, of several sizes the middle one.
            for (int i = 0; p.index == 0 && std::abs(p.place) < 1e-9 && i < p.count; ++i) {
                const auto cell = static_cast<std::size_t>(p.cell + i),
                           site = static_cast<std::size_t>(p.site + i);
                j[cell] = s.y[static_cast<std::size_t>(m_layout.reaction()) + site];
                surface[cell] = theta[site];
                thermodynamic[cell] = s.y[static_cast<std::size_t>(m_layout.potential()) + cell] -
                                      m_system.equilibriumPotentials()[site];
                kinetic[cell] = m_system.kineticOverpotentials()[site];
                if (!s.vRate.empty())
                    charging[cell] = m_system.coefficients().electrode(p.side).doubleLayer * s.vRate[cell];
            }
        const std::vector<double>* values[] = {&c,       &liquid,        &solid,   &j,
                                               &surface, &thermodynamic, &kinetic, &charging};
        for (std::size_t i = 0; i < m_x.size(); ++i)
            m_x[i].values.push_back(*values[i]);
        readParticles(s);
    }

    std::vector<DetailProfile> inX() const { return m_x; }
    std::vector<DetailProfile> inR() const { return m_r; }

private:
    void readParticles(const DfnSnapshot& s)
    {
        const DfnLayout::Phase& n = m_layout.phases.front();
        const DfnLayout::Phase& p =
            *std::ranges::find(m_layout.phases, Side::Positive, &DfnLayout::Phase::side);
        const std::pair<const DfnLayout::Phase*, int> places[] = {
            {&n, 0}, {&n, n.count - 1}, {&p, 0}, {&p, p.count - 1}};
        for (std::size_t place = 0; place < std::size(places); ++place) {
            const auto& [phase, at] = places[place];
            std::vector<double> row;
            for (const double rho : m_r[place].place) {
                double sum = 0.0;
                if (phase->shells) {
                    row.push_back(inShells(s, *phase, at, rho));
                    continue;
                }
                for (int k = 0; k < phase->radial; ++k)
                    sum += m_system.particles().shape(k, rho) *
                           s.y[static_cast<std::size_t>(phase->modes + k * phase->count + at)];
                row.push_back(sum);
            }
            m_r[place].values.push_back(std::move(row));
        }
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
};

void readTrace(const DfnSolver& solver, ModelDetails& out)
{
    const Trace& trace = solver.trace();
    out.observables.clear();
    for (const Observable& o : solver.observables())
        out.observables.emplace_back(o, std::vector<double>());
    for (int i = 0; i < trace.points(); ++i) {
        out.time_s.push_back(trace.time(i));
        out.temperature_K.push_back(trace.value(i, kTraceTemperature));
        for (std::size_t k = 0; k < out.observables.size(); ++k)
            out.observables[k].second.push_back(trace.value(i, kTraceColumns + static_cast<int>(k)));
    }
}

} // namespace

ModelDetails solveDetails(const Cell& cell, const Protocol& protocol, const SimulationOptions& options,
                          int times, const RunContext& context)
{
    requireSupported(cell, options.physics);
    ModelDetails out;
    SimulationOptions adapted = options;
    adapt(adapted, cell);
    DfnOptions own = dfnOptions(adapted, false);
    own.observables = true;
    own.snapshotEvery_s = lengthOf(protocol, cell.nominalCapacity_Ah) / std::max(1, times);
    DfnSolver solver(own);
    solver.begin(cell, {});
    out.status = drive(solver, protocol, context);
    readTrace(solver, out);
    ProfileReader reader(solver);
    for (const DfnSnapshot& s : solver.snapshots()) {
        out.profileTimes_s.push_back(s.time_s);
        reader.read(s);
    }
    out.inX = reader.inX();
    out.inR = reader.inR();
    return out;
}

} // namespace interphase
