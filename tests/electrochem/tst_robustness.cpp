// Random cells under random protocols: each ends with a result or a named reason, never with a crash, a hang
// or a number that is none. INTERPHASE_ROBUSTNESS sets how many: 10000 under the label long.
#include "core/message.h"
#include "core/random.h"
#include "electrochem/dfn_solver.h"
#include "electrochem/spm_solver.h"
#include "protocol/cell_model.h"
#include "protocol/simulate.h"
#include "test_cells.h"

#include <QElapsedTimer>
#include <QTest>
#include <cmath>
#include <map>
#include <memory>

using namespace interphase;
using enum ParameterId;

namespace {

constexpr int kCases = 250;
/// What a second is enough for on one core, in steps: a figure that does not depend on the machine.
constexpr long kMostSteps = 20000; ///< in a stretch; those that get nowhere end before
constexpr long kManySteps = 40000; ///< in a case

double within(RandomStream& random, double lower, double upper)
{
    return lower + (upper - lower) * random.uniform();
}

/// Every positive parameter over two decades, fractions and windows over most of their range.
Cell randomCell(RandomStream& random, const std::vector<Cell>& bases)
{
    Cell cell =
        bases[static_cast<std::size_t>(within(random, 0.0, static_cast<double>(bases.size()) - 1e-9))];
    for (const ParameterInfo& info : parameterInfos()) {
        double& value = cell.parameters[info.id];
        if (info.positive && value > 0.0)
            value = std::clamp(value * std::pow(10.0, within(random, -1.0, 1.0)), info.lower, info.upper);
    }
    cell.parameters[NegativePorosity] = within(random, 0.1, 0.6);
    cell.parameters[PositivePorosity] = within(random, 0.1, 0.6);
    cell.parameters[SeparatorPorosity] = within(random, 0.2, 0.9);
    cell.parameters[NegativeActiveFraction] = within(random, 0.1, 0.8);
    cell.parameters[PositiveActiveFraction] = within(random, 0.1, 0.8);
    cell.parameters[TransferenceNumber] = within(random, 0.05, 0.6);
    cell.parameters[InitialSoc] = within(random, 0.0, 1.0);
    cell.parameters[Temperature] = cell.parameters[AmbientTemperature] = within(random, 253.15, 333.15);
    cell.parameters[HeatTransfer] = within(random, 0.0, 50.0);
    if (random.uniform() < 0.3)
        cell.parameters[NegativeFilmResistance] = std::pow(10.0, within(random, -4.0, -1.0));
    if (random.uniform() < 0.3)
        cell.parameters[NegativeDoubleLayer] = std::pow(10.0, within(random, -2.0, 1.0));
    return cell;
}

/// Any model, with any of what the program has beside charge and salt.
SimulationOptions randomModel(RandomStream& random, Cell& cell)
{
    SimulationOptions options;
    const double model = random.uniform();
    options.model = model < 0.2 ? ModelKind::Spm : model < 0.4 ? ModelKind::Spme : ModelKind::Dfn;
    options.physics.thermal = static_cast<ThermalKind>(random.uniform() < 0.3);
    options.physics.sei = static_cast<SeiKind>(random.uniform() < 0.3 ? within(random, 1.0, 6.99) : 0.0);
    options.physics.plating =
        static_cast<PlatingKind>(random.uniform() < 0.3 ? within(random, 1.0, 3.99) : 0.0);
    if (random.uniform() < 0.5)
        options.physics.seiFillsPores = options.physics.sei != SeiKind::None;
    // Several sizes of shells are states by the ten thousand, and take their time.
    const bool shells = cell.has(CurveId::NegativeDiffusivityIntegral);
    for (const ParameterId spread : {NegativeRadiusSpread, PositiveRadiusSpread})
        if (random.uniform() < 0.1 && !shells)
            cell.parameters[spread] = within(random, 0.05, 0.6);
    adapt(options, cell);
    try {
        requireSupported(cell, options.physics);
    } catch (const InputError&) { // a set that says nothing of heat
        options.physics.thermal = ThermalKind::Isothermal;
    }
    return options;
}

/// The solver the program takes, and after how many steps a stretch has to end.
struct Limited
{
    std::unique_ptr<CellSolver> solver;
    long mostSteps;
    bool closedForm; ///< of the SPM or SPMe, a thousand times as quick
};

Limited solverFor(const SimulationOptions& options)
{
    auto solver = makeCellSolver(options);
    if (!dynamic_cast<DfnSolver*>(solver.get()))
        return {std::move(solver), SpmOptions().maximumSteps, true};
    DfnOptions limited = dfnOptions(options, false);
    limited.maximumSteps = kMostSteps;
    return {std::make_unique<DfnSolver>(limited), kMostSteps, false};
}

/// One step of a protocol, with the cell's limits of voltage where it would run past them.
Stretch randomStretch(RandomStream& random, const Cell& cell, double now)
{
    Stretch s = test::constantCurrent(now, now + within(random, 1.0, 7200.0), 0.0);
    const double kind = random.uniform();
    if (kind < 0.2) {
        s.control = Control::Voltage;
        s.value = within(random, cell.lowerVoltage_V, cell.upperVoltage_V);
    } else if (kind < 0.3) {
        s.control = Control::Power;
        s.value = within(random, -2.0, 2.0) * cell.nominalCapacity_Ah * 3.5;
    } else if (kind < 0.85) {
        s.value = within(random, -4.0, 4.0) * cell.nominalCapacity_Ah;
    }
    s.voltageBelow = s.value > 0.0 && s.control != Control::Voltage ? cell.lowerVoltage_V : -1e9;
    s.voltageAbove = s.value < 0.0 && s.control != Control::Voltage ? cell.upperVoltage_V : 1e9;
    return s;
}

/// What a cell may end with: it ran out of something, or cannot be made to do what is asked of it.
bool isPhysical(const Status& status, const CellPhysics& physics)
{
    switch (status.reason.id) {
    case MessageId::SolverElectrolyteDry:
    case MessageId::SolverParticleEmpty:
    case MessageId::SolverParticleFull:
    case MessageId::SolverNoVoltage:
    case MessageId::SolverNoPower:
    case MessageId::SolverNoResistance:
        return true;
    case MessageId::InvalidArgument: // the only one of a run
        return physics.seiFillsPores &&
               status.reason.english().find("the interphase has closed the pores") != std::string::npos;
    default:
        return false;
    }
}

} // namespace

class TestRobustness : public QObject
{
    Q_OBJECT

private slots:
    void everyCaseEnds();
};

void TestRobustness::everyCaseEnds()
{
    const bool asked = qEnvironmentVariableIntValue("INTERPHASE_ROBUSTNESS") > 0;
    const int cases = asked ? qEnvironmentVariableIntValue("INTERPHASE_ROBUSTNESS") : kCases;
    std::vector<Cell> bases;
    for (const char* set : {"Chen2020", "Marquis2019", "NMC_pouch_AboutEnergy", "OKane2022",
                            "Chen2020_composite", "ORegan2022"})
        bases.push_back(test::bundled(set));
    std::map<std::string, int> outcomes, drawn;
    int withoutReason = 0; ///< no step, or no state to begin with
    long mostSteps = 0;
    qint64 longest = 0;
    int longestCase = 0;
    int slow = 0; ///< took more than a second
    for (int i = 0; i < cases; ++i) {
        RandomStream random(7, StreamPurpose::Test, static_cast<std::uint32_t>(i));
        Cell cell = randomCell(random, bases);
        const SimulationOptions options = randomModel(random, cell);
        const auto [solver, most, closedForm] = solverFor(options);
        QElapsedTimer clock;
        clock.start();
        solver->begin(cell, {});
        Status status;
        double now = 0.0;
        for (int step = 0; step < 4 && status.ok(); ++step) {
            const Stretch s = randomStretch(random, cell, now);
            const long before = solver->steps();
            const StretchResult result = solver->run(s, {});
            QVERIFY2(solver->steps() - before <= most + 1, qPrintable(QString::number(i)));
            status = result.status;
            now = std::max(now, result.time_s);
        }
        const qint64 taken_ms = clock.elapsed();
        longestCase = taken_ms > longest ? i : longestCase;
        longest = std::max(longest, taken_ms);
        slow += taken_ms > 1000 ? 1 : 0;
        mostSteps = std::max(mostSteps, solver->steps());
        ++outcomes[status.ok() ? "ended" : std::string(messageName(status.reason.id))];
        ++drawn[options.model == ModelKind::Spm ? "SPM" : options.model == ModelKind::Spme ? "SPMe" : "DFN"];
        drawn["closing pores"] += options.physics.seiFillsPores ? 1 : 0;
        drawn["sizes"] += cell.parameters[NegativeRadiusSpread] + cell.parameters[PositiveRadiusSpread] > 0.0;
        drawn["blend"] += options.particles.count[0] > 1 ? 1 : 0;
        QVERIFY2(status.ok() || !status.reason.english().empty(), qPrintable(QString::number(i)));
        QVERIFY2(solver->steps() < (closedForm ? 4 * most : kManySteps),
                 qPrintable(QString("case %1: %2 steps").arg(i).arg(solver->steps())));
        const Trace& trace = solver->trace();
        for (int point = 0; point < trace.points(); ++point)
            for (int column = 0; column < trace.columns(); ++column)
                QVERIFY2(std::isfinite(trace.value(point, column)), qPrintable(QString::number(i)));
        if (status.ok() || isPhysical(status, options.physics))
            continue;
        ++withoutReason;
        qInfo(
            "case %d: model %d, heat %d, SEI %d, plating %d, pores %d, film %.2g, double layer %.2g, T %.0f: "
            "%ld steps, %s",
            i, static_cast<int>(options.model), static_cast<int>(options.physics.thermal),
            static_cast<int>(options.physics.sei), static_cast<int>(options.physics.plating),
            options.physics.seiFillsPores, cell.parameters[NegativeFilmResistance],
            cell.parameters[NegativeDoubleLayer], cell.parameters[Temperature], solver->steps(),
            status.reason.english().c_str());
    }
    for (const auto& [name, count] : outcomes)
        qInfo("%s: %d of %d", name.c_str(), count, cases);
    for (const auto& [name, count] : drawn) {
        qInfo("drawn %s: %d", name.c_str(), count);
        QVERIFY2(count > cases / 30, name.c_str());
    }
    qInfo("most steps %ld, longest %lld ms (case %d), %d above 1 s", mostSteps,
          static_cast<long long>(longest), longestCase, slow);
    // A cell drawn like this often cannot do what it is asked to; most can (0.85 of 10000).
    // Most others are asked for more than they hold: a particle is full or empty.
    QVERIFY(outcomes["ended"] > 0.7 * cases);
    // 38 of 10000: films across which the current asked for would drop volts, plating, blends that are held
    // where their current ends, single particles without resistance that are made to jump by a volt.
    QVERIFY2(withoutReason <= cases / 200, qPrintable(QString::number(withoutReason)));
}

QTEST_GUILESS_MAIN(TestRobustness)
#include "tst_robustness.moc"
