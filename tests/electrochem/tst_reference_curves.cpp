// The models against curves of an independent implementation (tests/reference/README.md), at default options
// and on meshes that leave nothing but the models' difference.
#include "electrochem/dfn_solver.h"
#include "electrochem/spm_solver.h"
#include "test_cells.h"

#include <QFile>
#include <QTest>
#include <cmath>
#include <memory>

using namespace interphase;

namespace {

struct ReferenceCurve
{
    std::vector<double> time, current, voltage; ///< the extrapolated voltage
    double end = 0.0;                           ///< s, from the header; 0 where it has none
};

/// Rows whose extrapolated voltage is no number (after the coarser run's end) are left out.
ReferenceCurve readCurve(const QString& name)
{
    QFile file(QStringLiteral(INTERPHASE_SOURCE_DIR "/tests/reference/curves/") + name + ".csv");
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot open %s", qPrintable(file.fileName()));
    ReferenceCurve out;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        const auto at = line.indexOf("t_end=");
        if (at >= 0)
            out.end = line.mid(at + 6).split(' ')[0].toDouble();
        const auto cells = line.split(',');
        bool ok[3] = {};
        if (cells.size() < 4 || line.startsWith('#'))
            continue;
        const double t = cells[0].toDouble(&ok[0]), i = cells[1].toDouble(&ok[1]),
                     v = cells[3].toDouble(&ok[2]);
        if (!ok[0] || !ok[1] || !ok[2] || !std::isfinite(v))
            continue;
        out.time.push_back(t);
        out.current.push_back(i);
        out.voltage.push_back(v);
    }
    return out;
}

const ElectrolyteResolution kFineSalt{{120, 48, 120}};

std::unique_ptr<CellSolver> solverFor(const QString& model, bool fine)
{
    if (model == "dfn") {
        DfnOptions options;
        if (fine) {
            options.resolution = {
                .negativeCells = 160, .separatorCells = 20, .positiveCells = 80, .modes = 16};
            options.tolerances.relative = options.tolerances.potential_V = 1e-6;
            options.tolerances.stoichiometry = 1e-7;
        }
        return std::make_unique<DfnSolver>(options);
    }
    SpmOptions options;
    if (model == "spme")
        options.electrolyte = fine ? kFineSalt : kStandardSalt;
    return std::make_unique<SpmSolver>(options);
}

/// What the SPMe of the reference adds to the voltage: it takes the conductivity at mean(eps c) mean(1 /
/// eps), a constant, in the place of that at mean(c).
std::vector<double> defectOfTheReference(const Cell& cell, double current, const std::vector<double>& times)
{
    const ParameterValues& p = cell.parameters;
    const auto terms = spmeTerms(cellCoefficients(p), kFineSalt);
    double length = 0.0, salt = 0.0, inverse = 0.0, resistance = 0.0; // times the conductivity
    for (const std::size_t part : {0U, 1U, 2U}) {
        const double porosity = terms.volume[part] / terms.width[part];
        length += terms.thickness[part];
        salt += terms.thickness[part] * porosity;
        inverse += terms.thickness[part] / porosity;
        resistance += terms.thickness[part] / ((part == 1 ? 1.0 : 3.0) * terms.conductivityFactor[part]);
    }
    const auto& kappa = cell.curve(CurveId::ElectrolyteConductivity);
    const double taken = kappa(terms.concentration * salt * inverse / (length * length));
    SpmeElectrolyte electrolyte(kFineSalt, 1e-8);
    electrolyte.reset(cell, terms, {});
    electrolyte.drive(current, 0.0);
    std::vector<double> out;
    double now = 0.0;
    for (const double t : times) {
        if (t > now && electrolyte.plan(t - now))
            electrolyte.commit();
        now = t;
        double mean = 0.0;
        std::size_t i = 0;
        for (const std::size_t part : {0U, 1U, 2U})
            for (int k = 0; k < kFineSalt.cells[part]; ++k)
                mean += terms.width[part] * electrolyte.now()[i++] / length;
        const double true_ = kappa(terms.concentration * mean);
        out.push_back(current * resistance / terms.area * (1.0 / true_ - 1.0 / taken));
    }
    return out;
}

} // namespace

class TestReferenceCurves : public QObject
{
    Q_OBJECT

private slots:
    void discharge_data();
    void discharge();
    void pulses();
};

void TestReferenceCurves::discharge_data()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("curve");
    QTest::addColumn<double>("allowed_mV");
    QTest::addColumn<bool>("fine");
    const auto row = [](const char* set, const char* model, const char* curve, double allowed_mV = 0.3) {
        QTest::newRow(curve) << set << model << curve << allowed_mV << false;
        QTest::addRow("%s, fine", curve) << set << model << curve << 0.1 << true;
    };
    row("Chen2020", "spm", "chen2020_spm_1C");
    row("Chen2020", "spm", "chen2020_spm_2C");
    row("Chen2020", "spme", "chen2020_spme_1C");
    row("Chen2020", "spme", "chen2020_spme_2C");
    row("Chen2020", "dfn", "chen2020_dfn_0.2C");
    row("Chen2020", "dfn", "chen2020_dfn_1C");
    row("Chen2020", "dfn", "chen2020_dfn_2C");
    row("Marquis2019", "dfn", "marquis2019_dfn_1C");
    row("Marquis2019", "dfn", "marquis2019_dfn_1C_defaultc0"); // from stoichiometries of its own
}

void TestReferenceCurves::discharge()
{
    QFETCH(QString, set);
    QFETCH(QString, model);
    QFETCH(QString, curve);
    QFETCH(double, allowed_mV);
    QFETCH(bool, fine);
    const ReferenceCurve reference = readCurve(curve);
    QVERIFY(reference.time.size() > 250 && reference.end > 0.0);
    Cell cell = test::bundled(qPrintable(set));
    if (curve.endsWith("defaultc0")) {
        cell.parameters[ParameterId::NegativeInitial] = 0.8;
        cell.parameters[ParameterId::PositiveInitial] = 0.6;
    }
    const auto solver = solverFor(model, fine);
    std::vector<double> defect(reference.time.size());
    if (model == "spme")
        defect = defectOfTheReference(cell, reference.current.front(), reference.time);
    Stretch s = test::constantCurrent(0.0, 1e6, reference.current.front());
    s.voltageBelow = cell.lowerVoltage_V;
    solver->begin(cell, {});
    const StretchResult result = solver->run(s, {});
    QVERIFY(result.status.ok());
    double squares = 0.0, largest = 0.0;
    int count = 0;
    for (std::size_t i = 0; i < reference.time.size() && reference.time[i] <= result.time_s; ++i, ++count) {
        const double v = solver->trace().evaluate(0, reference.time[i], kTraceVoltage);
        const double error = v + defect[i] - reference.voltage[i];
        squares += error * error;
        largest = std::max(largest, std::abs(error));
    }
    const double rms = std::sqrt(squares / count);
    qInfo("rms %.4f mV, largest %.4f mV, end %+.4f s, %ld steps", 1e3 * rms, 1e3 * largest,
          result.time_s - reference.end, solver->steps());
    QVERIFY(count > 250);
    QVERIFY(rms < 1e-3 * allowed_mV);
    QVERIFY(std::abs(result.time_s - reference.end) < 1.0);
}

void TestReferenceCurves::pulses()
{
    const ReferenceCurve reference = readCurve("marquis2019_dfn_pulse_rest");
    Cell cell = test::bundled("Marquis2019");
    cell.parameters[ParameterId::InitialSoc] = 0.9;
    DfnSolver solver;
    solver.begin(cell, {});
    // The rows between the first and the last of a piece are not solutions (see the README).
    double largest = 0.0, start = 0.0, worstAt = 0.0;
    std::size_t first = 0;
    for (std::size_t i = 0; i < reference.time.size(); ++i) {
        const bool last = i + 1 == reference.time.size();
        if (!last && reference.current[i + 1] == reference.current[i])
            continue;
        // A piece of constant current ends here, a microsecond after the row.
        const double end = last ? reference.time[i] : 0.5 * (reference.time[i] + reference.time[i + 1]);
        QVERIFY(solver.run(test::constantCurrent(start, end, reference.current[i]), {}).status.ok());
        for (const std::size_t row : {first, i}) {
            const double v = test::valueAt(solver.trace(), reference.time[row]);
            const double error = std::abs(v - reference.voltage[row]);
            if (error > largest)
                worstAt = reference.time[row];
            largest = std::max(largest, error);
        }
        first = i + 1;
        start = end;
    }
    qInfo("largest %.4f mV at %g s, %d pieces, %ld steps", 1e3 * largest, worstAt, solver.trace().stretches(),
          solver.steps());
    QCOMPARE(solver.trace().stretches(), 20);
    QVERIFY(largest < 0.3e-3);
}

QTEST_GUILESS_MAIN(TestReferenceCurves)
#include "tst_reference_curves.moc"
