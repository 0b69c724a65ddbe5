// Random cells under random protocols: each ends with a result or a named reason, never with a crash, a hang
// or a number that is none. INTERPHASE_ROBUSTNESS sets how many; 10000 were run once for the record.
#include "core/message.h"
#include "core/random.h"
#include "electrochem/dfn_solver.h"
#include "protocol/simulate.h"
#include "test_cells.h"

#include <QElapsedTimer>
#include <QTest>
#include <cmath>
#include <map>

using namespace interphase;
using enum ParameterId;

namespace {

constexpr int kCases = 400;
/// What a second is enough for on one core, in steps: a figure that does not depend on the machine.
constexpr long kMostSteps = 20000; ///< in a stretch; those that get nowhere end before
constexpr long kManySteps = 5000;  ///< in a case: worth a look

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

} // namespace

class TestRobustness : public QObject
{
    Q_OBJECT

private slots:
    void everyCaseEnds();
};

void TestRobustness::everyCaseEnds()
{
    const int cases = qEnvironmentVariableIntValue("INTERPHASE_ROBUSTNESS") > 0
                          ? qEnvironmentVariableIntValue("INTERPHASE_ROBUSTNESS")
                          : kCases;
    std::vector<Cell> bases;
    for (const char* set : {"Chen2020", "Marquis2019", "NMC_pouch_AboutEnergy", "OKane2022"})
        bases.push_back(test::bundled(set));
    std::map<std::string, int> outcomes;
    int withoutReason = 0; ///< no step, or no state to begin with
    long mostSteps = 0;
    qint64 longest = 0;
    for (int i = 0; i < cases; ++i) {
        RandomStream random(7, StreamPurpose::Test, static_cast<std::uint32_t>(i));
        const Cell cell = randomCell(random, bases);
        SimulationOptions options;
        options.model = random.uniform() < 0.25 ? ModelKind::Spm : ModelKind::Dfn;
        options.physics.thermal = static_cast<ThermalKind>(random.uniform() < 0.3);
        options.physics.sei = static_cast<SeiKind>(random.uniform() < 0.3 ? within(random, 1.0, 6.99) : 0.0);
        options.physics.plating =
            static_cast<PlatingKind>(random.uniform() < 0.3 ? within(random, 1.0, 3.99) : 0.0);
        adapt(options, cell);
        DfnOptions limited = dfnOptions(options, false);
        limited.maximumSteps = kMostSteps;
        DfnSolver solver(limited);
        QElapsedTimer clock;
        clock.start();
        solver.begin(cell, {});
        Status status;
        double now = 0.0;
        Control control = Control::Current;
        for (int step = 0; step < 4 && status.ok(); ++step) {
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
            control = s.control;
            s.voltageBelow = s.value > 0.0 && s.control != Control::Voltage ? cell.lowerVoltage_V : -1e9;
            s.voltageAbove = s.value < 0.0 && s.control != Control::Voltage ? cell.upperVoltage_V : 1e9;
            const long before = solver.steps();
            const StretchResult result = solver.run(s, {});
            QVERIFY2(solver.steps() - before <= kMostSteps + 1, qPrintable(QString::number(i)));
            status = result.status;
            now = std::max(now, result.time_s);
        }
        longest = std::max(longest, clock.elapsed());
        mostSteps = std::max(mostSteps, solver.steps());
        ++outcomes[status.ok() ? "ended" : std::string(messageName(status.reason.id))];
        QVERIFY2(status.ok() || !status.reason.english().empty(), qPrintable(QString::number(i)));
        for (int point = 0; point < solver.trace().points(); ++point)
            for (int column = 0; column < solver.trace().columns(); ++column)
                QVERIFY2(std::isfinite(solver.trace().value(point, column)), qPrintable(QString::number(i)));
        const bool unexplained = status.reason.id == MessageId::SolverInitialState ||
                                 status.reason.id == MessageId::SolverStepTooSmall;
        withoutReason += unexplained ? 1 : 0;
        if (qEnvironmentVariableIsSet("INTERPHASE_ROBUSTNESS") &&
            (solver.steps() > kManySteps || unexplained))
            qInfo("case %d: model %d, heat %d, SEI %d, plating %d, film %.2g, double layer %.2g, T %.0f, "
                  "last control "
                  "%d: %ld steps, %s",
                  i, static_cast<int>(options.model), static_cast<int>(options.physics.thermal),
                  static_cast<int>(options.physics.sei), static_cast<int>(options.physics.plating),
                  cell.parameters[NegativeFilmResistance], cell.parameters[NegativeDoubleLayer],
                  cell.parameters[Temperature], static_cast<int>(control), solver.steps(),
                  status.reason.english().c_str());
    }
    for (const auto& [name, count] : outcomes)
        qInfo("%s: %d of %d", name.c_str(), count, cases);
    qInfo("most steps %ld, longest %lld ms", mostSteps, static_cast<long long>(longest));
    // A cell drawn like this often cannot do what it is asked to; most can.
    QVERIFY(outcomes["ended"] > 0.9 * cases);
    // 21 of 10000: films across which the current asked for would drop volts, and plating.
    QVERIFY2(withoutReason <= cases / 400, qPrintable(QString::number(withoutReason)));
}

QTEST_GUILESS_MAIN(TestRobustness)
#include "tst_robustness.moc"
