// The models against curves, profiles and spectra of other programs that are too large to keep here: skipped
// where the shared data are not there.
#include "electrochem/test_cells.h"
#include "impedance/spectrum.h"
#include "protocol/model_details.h"
#include "protocol/simulate.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <cmath>

using namespace interphase;
using enum ParameterId;

namespace {

QString shared(const QString& path)
{
    const QString file = qEnvironmentVariable("INTERPHASE_SHARED") + "/" + path;
    return QFile::exists(file) ? file : QString();
}

/// Rows of numbers below the header; other lines are left out.
std::vector<std::vector<double>> rows(const QString& name)
{
    QFile file(name);
    std::vector<std::vector<double>> out;
    if (!file.open(QIODevice::ReadOnly))
        return out;
    while (!file.atEnd()) {
        std::vector<double> row;
        bool all = true;
        for (const QByteArray& cell : file.readLine().trimmed().split(',')) {
            bool ok = false;
            row.push_back(cell.toDouble(&ok));
            all = all && ok;
        }
        if (all)
            out.push_back(std::move(row));
    }
    return out;
}

double rms_mV(const Cell& cell, ModelKind model, double current_A, const std::vector<double>& time_s,
              const std::vector<double>& voltage_V, double lowest_V)
{
    SimulationOptions options;
    options.model = model;
    const auto solver = makeCellSolver(options);
    solver->begin(cell, {});
    Stretch s = test::constantCurrent(0.0, 1e6, current_A);
    s.voltageBelow = lowest_V;
    const StretchResult result = solver->run(s, {});
    if (!result.status.ok())
        return 1e9;
    double sum = 0.0;
    int count = 0;
    for (std::size_t i = 0; i < time_s.size() && time_s[i] <= result.time_s; ++i, ++count)
        sum += std::pow(solver->trace().evaluate(0, time_s[i], kTraceVoltage) - voltage_V[i], 2);
    return count > 50 ? 1e3 * std::sqrt(sum / count) : 1e9;
}

} // namespace

class TestSecondOpinions : public QObject
{
    Q_OBJECT

private slots:
    void comsol_data();
    void comsol();
    void nmcPouch_data();
    void nmcPouch();
    void nmcImpedance();
    void profiles_data();
    void profiles();
};

void TestSecondOpinions::comsol_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("rate");
    QTest::newRow("0.1C") << "comsol_dfn_01C.json" << 0.1;
    QTest::newRow("1C") << "comsol_dfn_1C.json" << 1.0;
    QTest::newRow("2C") << "comsol_dfn_2C.json" << 2.0;
}

void TestSecondOpinions::comsol()
{
    QFETCH(QString, name);
    QFETCH(double, rate);
    const QString path = shared("data/benchmarks/dfn_reference/" + name);
    if (path.isEmpty())
        QSKIP("needs the shared data");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject all = QJsonDocument::fromJson(file.readAll()).object();
    std::vector<double> time, voltage;
    for (const QJsonValue& v : all["time_s"].toArray())
        time.push_back(v.toDouble());
    for (const QJsonValue& v : all["voltage_V"].toArray())
        voltage.push_back(v.toDouble());
    Cell cell = test::bundled("Marquis2019");
    cell.parameters[ElectrodeArea] = 1.0;
    cell.parameters[NegativeInitial] = 19986.609595075 / 24983.2619938437;
    cell.parameters[PositiveInitial] = 30730.7554385565 / 51217.9257309275;
    const double error = rms_mV(cell, ModelKind::Dfn, 24.0 * rate, time, voltage, cell.lowerVoltage_V);
    qInfo("rms %.3f mV", error);
    QVERIFY(error < 1.0);
}

void TestSecondOpinions::nmcPouch_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("model");
    QTest::newRow("SPM") << "nmc_bpx_SPM_1C.csv" << static_cast<int>(ModelKind::Spm);
    QTest::newRow("SPMe") << "nmc_bpx_SPMe_1C.csv" << static_cast<int>(ModelKind::Spme);
    QTest::newRow("DFN") << "nmc_bpx_DFN_1C.csv" << static_cast<int>(ModelKind::Dfn);
}

void TestSecondOpinions::nmcPouch()
{
    QFETCH(QString, name);
    QFETCH(int, model);
    const QString path = shared("data/benchmarks/dfn_reference/" + name);
    if (path.isEmpty())
        QSKIP("needs the shared data");
    std::vector<double> time, voltage;
    for (const auto& row : rows(path)) {
        time.push_back(row[0]);
        voltage.push_back(row[1]);
    }
    const Cell cell = test::bundled("NMC_pouch_AboutEnergy");
    const double error =
        rms_mV(cell, static_cast<ModelKind>(model), 12.5, time, voltage, cell.lowerVoltage_V);
    qInfo("rms %.3f mV", error);
    QVERIFY(error < 1.0);
}

void TestSecondOpinions::nmcImpedance()
{
    const QString path = shared("data/benchmarks/dfn_reference/nmc_bpx_DFN_EIS_soc50.csv");
    if (path.isEmpty())
        QSKIP("needs the shared data");
    Cell cell = test::bundled("NMC_pouch_AboutEnergy");
    cell.parameters[InitialSoc] = 0.5;
    cell.parameters[NegativeDoubleLayer] = cell.parameters[PositiveDoubleLayer] = 0.2;
    std::vector<double> f;
    std::vector<std::complex<double>> exact, z;
    for (const auto& row : rows(path)) {
        f.push_back(row[0]);
        exact.emplace_back(row[1], row[2]);
    }
    QVERIFY(ImpedanceSolver().solve(cell, f, z).ok());
    double worst = 0.0;
    for (std::size_t i = 0; i < f.size(); ++i)
        worst = std::max(worst, std::abs(z[i] - exact[i]) / std::abs(exact[i]));
    qInfo("largest error %.2e of |Z|", worst);
    // The other program is first order in x there: its own error at 10 kHz is 1 %.
    QVERIFY(worst < 0.02);
}

void TestSecondOpinions::profiles_data()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("curve");
    QTest::addColumn<double>("current");
    QTest::newRow("Chen2020") << "Chen2020"
                              << "chen2020_dfn_1C_profiles" << 5.0;
    QTest::newRow("Marquis2019") << "Marquis2019"
                                 << "marquis2019_dfn_1C_profiles" << 0.680616;
}

void TestSecondOpinions::profiles()
{
    QFETCH(QString, set);
    QFETCH(QString, curve);
    QFETCH(double, current);
    const QString path = shared("reference/" + curve + ".csv");
    if (path.isEmpty())
        QSKIP("needs the shared data");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    // time -> rows; a quantity that is not there is nan.
    std::map<double, std::vector<std::vector<double>>> reference;
    while (!file.atEnd()) {
        const auto cells = file.readLine().trimmed().split(',');
        bool ok = false;
        const double t = cells[0].toDouble(&ok);
        if (!ok || cells.size() < 8)
            continue;
        std::vector<double> row;
        for (const QByteArray& cell : cells)
            row.push_back(cell == "nan" ? std::nan("") : cell.toDouble());
        reference[t].push_back(std::move(row));
    }
    QVERIFY(reference.size() >= 3);
    const Cell cell = test::bundled(qPrintable(set));
    const char* names[] = {"electrolyte_concentration_mol_m3", "electrolyte_potential_V", "solid_potential_V",
                           "surface_stoichiometry", "reaction_current_A_m2"};
    double worst[5] = {};
    for (const auto& [t, points] : reference) {
        Protocol protocol;
        protocol.profile = {{0.0, t}, {current, current}};
        // One moment only: the end.
        const ModelDetails details = solveDetails(cell, protocol, {}, {.count = 1});
        QVERIFY(details.status.ok());
        for (int quantity = 0; quantity < 5; ++quantity) {
            const auto found = std::ranges::find(details.inX, names[quantity], &DetailProfile::name);
            QVERIFY(found != details.inX.end());
            const std::vector<double>& x = found->place;
            const std::vector<double>& y = found->values.back();
            const std::size_t column = quantity < 3    ? 3 + static_cast<std::size_t>(quantity)
                                       : quantity == 3 ? 6
                                                       : 7;
            double largest = 0.0, error = 0.0;
            for (const auto& row : points) {
                if (!std::isfinite(row[column]) || (quantity > 1 && row[1] == 1.0))
                    continue;
                // Within one domain: straight between centres, or on from the nearest two.
                const double edge1 = cell.parameters[NegativeThickness];
                const double edge2 = edge1 + cell.parameters[SeparatorThickness];
                const auto domain = [&](double at) { return at < edge1 ? 0.0 : at < edge2 ? 1.0 : 2.0; };
                std::vector<std::size_t> own;
                for (std::size_t i = 0; i < x.size(); ++i)
                    if (domain(x[i]) == row[1])
                        own.push_back(i);
                std::size_t k = 1;
                while (k + 1 < own.size() && x[own[k]] < row[2])
                    ++k;
                const std::size_t a = own[k - 1], b = own[k];
                const double value = y[a] + (y[b] - y[a]) * (row[2] - x[a]) / (x[b] - x[a]);
                error = std::max(error, std::abs(value - row[column]));
                largest = std::max(largest, std::abs(row[column]));
            }
            worst[quantity] = std::max(worst[quantity], error / largest);
        }
    }
    for (int quantity = 0; quantity < 5; ++quantity)
        qInfo("%s: %.2e of the largest", names[quantity], worst[quantity]);
    QVERIFY(worst[0] < 2e-3 && worst[1] < 3e-3 && worst[2] < 1e-3 && worst[3] < 5e-3 && worst[4] < 3e-2);
}

QTEST_GUILESS_MAIN(TestSecondOpinions)
#include "tst_second_opinions.moc"
