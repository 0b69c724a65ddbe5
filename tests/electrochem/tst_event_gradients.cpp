// Derivatives through the ends of stretches, of every kind, against central differences.
#include "physics_rig.h"

#include <QTest>
#include <cmath>

using namespace interphase;
using test::bundled;
using test::constantCurrent;
using test::optionsWith;
using enum ParameterId;

class TestEventGradients : public QObject
{
    Q_OBJECT

private slots:
    void everythingGoesThrough_data();
    void everythingGoesThrough();
};

namespace {

/// Stretches of which each begins where the one before ended.
std::vector<Stretch> protocol(const QString& name, double oneC)
{
    const auto stretch = [](Control control, double value, double longest_s) {
        Stretch s = constantCurrent(0.0, longest_s, value);
        s.control = control;
        return s;
    };
    std::vector<Stretch> out;
    Stretch discharge = stretch(Control::Current, 1.5 * oneC, 1e5);
    const Stretch rest = stretch(Control::Current, 0.0, 300.0);
    if (name == "voltage") {
        discharge.voltageBelow = 3.55;
        out = {discharge, rest, stretch(Control::Current, -1.0 * oneC, 400.0)};
    } else if (name == "taper") {
        Stretch charge = stretch(Control::Current, -1.5 * oneC, 1e5);
        charge.voltageAbove = 4.1;
        Stretch hold = stretch(Control::Voltage, 4.1, 1e5);
        hold.currentBelow = 0.3 * oneC;
        out = {charge, hold, rest};
    } else if (name == "charge") {
        // Of power: the current depends on the parameters.
        Stretch power = stretch(Control::Power, 4.0 * oneC, 1e5);
        power.chargeAbove_C = 0.25 * 3600.0 * oneC;
        out = {power, rest};
    } else if (name == "energy") {
        discharge.energyAbove_J = 0.8 * 3600.0 * oneC;
        out = {discharge, rest};
    } else if (name == "temperature") {
        discharge.temperatureAbove_K = 300.0;
        out = {discharge, rest};
    } else if (name == "anode") {
        Stretch charge = stretch(Control::Current, -1.0 * oneC, 1e5);
        charge.anodeBelow_V = 0.08;
        out = {charge, rest};
    } else if (name == "slope") {
        Stretch settle = stretch(Control::Current, 0.0, 1e5);
        settle.slopeBelow_V_s = 1e-4;
        out = {stretch(Control::Current, 1.5 * oneC, 600.0), settle,
               stretch(Control::Current, 0.5 * oneC, 300.0)};
    }
    return out;
}

} // namespace

void TestEventGradients::everythingGoesThrough_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("voltage") << "voltage";
    QTest::newRow("taper") << "taper";
    QTest::newRow("charge") << "charge";
    QTest::newRow("energy") << "energy";
    QTest::newRow("temperature") << "temperature";
    QTest::newRow("anode") << "anode";
    QTest::newRow("slope") << "slope";
}

void TestEventGradients::everythingGoesThrough()
{
    QFETCH(QString, name);
    CellPhysics physics;
    if (name == "temperature")
        physics.thermal = ThermalKind::Lumped;
    Cell cell = bundled(name == "temperature" ? "Marquis2019" : "Chen2020");
    cell.parameters[InitialSoc] = name == "taper" ? 0.5 : name == "anode" ? 0.2 : 0.8;
    cell.parameters[HeatTransfer] = 2.0;
    DfnOptions options = optionsWith(physics, 1e-10);
    options.tolerances.stoichiometry = 1e-12;
    options.resolution = {5, 2, 5, 6, 0.0};
    options.firstStep_s = 1e-5;
    options.observables = options.observableGradients = true;
    const std::vector<ParameterId> free{PositiveReactionRate, NegativeDiffusivity, SeriesResistance,
                                        InitialSoc};
    cell.parameters[SeriesResistance] = 1e-3;
    struct Run
    {
        std::unique_ptr<DfnSolver> solver;
        std::vector<double> ends, shifts;
    };
    const auto drive = [&](const Cell& own, std::span<const ParameterId> directions) {
        Run run{std::make_unique<DfnSolver>(options), {0.0}, {}};
        run.solver->begin(own, directions);
        for (Stretch s : protocol(name, cell.nominalCapacity_Ah)) {
            s.begin_s = run.ends.back();
            s.end_s += s.begin_s;
            const StretchResult r = run.solver->run(s, {});
            if (!r.status.ok())
                qFatal("%s", r.status.reason.english().c_str());
            run.ends.push_back(r.time_s);
            for (const double shift : run.solver->endShift())
                run.shifts.push_back(shift);
        }
        return run;
    };
    const Run here = drive(cell, free);
    // At fixed times, away from the ends that move.
    std::vector<std::pair<int, double>> places;
    for (std::size_t k = 0; k + 1 < here.ends.size(); ++k)
        for (const double part : {0.1, 0.4, 0.8})
            places.emplace_back(static_cast<int>(k), here.ends[k] + part * (here.ends[k + 1] - here.ends[k]));
    for (std::size_t p = 0; p < free.size(); ++p) {
        const double value = cell.parameters[free[p]];
        // The state of charge moves the ends by half an hour.
        const double part = free[p] == InitialSoc ? 1e-4 : 3e-3, h = part * value;
        // The voltage, then every observable.
        const std::size_t quantities = 1 + here.solver->observables().size();
        std::vector<std::vector<double>> difference(quantities, std::vector<double>(places.size(), 0.0));
        std::vector<double> ends(here.ends.size(), 0.0);
        const std::pair<double, double> stencil[] = {{-2.0, 1.0}, {-1.0, -8.0}, {1.0, 8.0}, {2.0, -1.0}};
        for (const auto& [offset, weight] : stencil) {
            Cell moved = cell;
            moved.parameters[free[p]] += offset * h;
            const Run other = drive(moved, {});
            for (std::size_t i = 0; i < places.size(); ++i)
                for (std::size_t q = 0; q < quantities; ++q)
                    difference[q][i] += weight / (12.0 * h) *
                                        other.solver->trace().evaluate(
                                            places[i].first, places[i].second,
                                            q == 0 ? kTraceVoltage : kTraceColumns + static_cast<int>(q) - 1);
            for (std::size_t k = 0; k < ends.size(); ++k)
                ends[k] += weight / (12.0 * h) * other.ends[k];
        }
        double latest = 0.0, wrong = 0.0;
        for (std::size_t k = 1; k < ends.size(); ++k) {
            latest = std::max(latest, std::abs(ends[k]));
            wrong = std::max(wrong, std::abs(here.shifts[(k - 1) * free.size() + p] - ends[k]));
        }
        const std::string path(parameterInfo(free[p]).path);
        // The floor is the noise of the differences: 3e-9 V each; of an end, over the slope of what is
        // watched, some 1e-4 V/s. A slope is noisier than what it is of: 3e-9 V/s, over some 3e-6 V/s2.
        const double noise_V = name == "slope" ? 1e-5 : 3e-9, noise_s = name == "slope" ? 1e-3 : 3e-5;
        for (std::size_t q = 0; q < quantities; ++q) {
            const int column =
                q == 0 ? kTraceColumns + static_cast<int>(p)
                       : here.solver->gradientColumn(static_cast<int>(q) - 1, static_cast<int>(p));
            double largest = 0.0, worst = 0.0, size = 1.0;
            for (std::size_t i = 0; i < places.size(); ++i) {
                const auto at = [&](int c) {
                    return here.solver->trace().evaluate(places[i].first, places[i].second, c);
                };
                if (q > 0)
                    size =
                        std::max(size, std::abs(at(kTraceColumns + static_cast<int>(free.size() + q) - 1)));
                largest = std::max(largest, std::abs(difference[q][i]));
                worst = std::max(worst, std::abs(at(column) - difference[q][i]));
            }
            const std::string quantity =
                q == 0 ? "voltage" : std::string(here.solver->observables()[q - 1].name);
            if (q == 0)
                qInfo("%s: %.1e of the largest; ends %.1e of %.3g s", path.c_str(), worst / largest,
                      wrong / latest, latest * value);
            QVERIFY2(worst <= 1e-5 * largest + noise_V * size / h,
                     qPrintable(QString("%1 by %2: %3 of %4")
                                    .arg(quantity.c_str(), path.c_str())
                                    .arg(worst)
                                    .arg(largest)));
        }
        QVERIFY2(wrong < 1e-5 * latest + noise_s / h, path.c_str());
    }
}

QTEST_GUILESS_MAIN(TestEventGradients)
#include "tst_event_gradients.moc"
