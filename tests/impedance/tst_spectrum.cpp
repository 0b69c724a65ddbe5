// The impedance against spectra of an independent implementation, and against limits.
#include "core/message.h"
#include "electrochem/test_cells.h"
#include "impedance/spectrum.h"
#include "reference/reference_table.h"

#include <QTest>
#include <cmath>

using namespace interphase;
using enum ParameterId;

class TestSpectrum : public QObject
{
    Q_OBJECT

private slots:
    void againstReference_data();
    void againstReference();
    void seriesResistanceIsAdded();
    void fastCurrentsSeeNoInterface();
    void filmIsInSeriesWithTheReaction();
    void otherModelsAreRefused();
};

namespace {

Cell chen(double soc)
{
    Cell cell = test::bundled("Chen2020");
    cell.parameters[InitialSoc] = soc;
    cell.parameters[NegativeDoubleLayer] = cell.parameters[PositiveDoubleLayer] = 0.2;
    return cell;
}

std::complex<double> at(const Cell& cell, double frequency, ModelKind model = ModelKind::Dfn)
{
    SpectrumOptions options;
    options.model = model;
    ImpedanceSolver solver(options);
    std::vector<std::complex<double>> z;
    const std::vector<double> f{frequency};
    if (!solver.solve(cell, f, z).ok())
        qFatal("no impedance");
    return z.front();
}

} // namespace

void TestSpectrum::againstReference_data()
{
    QTest::addColumn<QString>("curve");
    QTest::addColumn<int>("model");
    QTest::addColumn<double>("soc");
    QTest::addColumn<double>("tolerance");
    for (const double soc : {0.2, 0.5, 0.8})
        QTest::addRow("DFN %g", soc) << QString("chen2020_dfn_eis_soc%1").arg(soc)
                                     << static_cast<int>(ModelKind::Dfn) << soc << 1.5e-3;
    QTest::newRow("SPM 0.5") << "chen2020_spm_eis_soc0.5" << static_cast<int>(ModelKind::Spm) << 0.5 << 5e-4;
}

void TestSpectrum::againstReference()
{
    QFETCH(QString, curve);
    QFETCH(int, model);
    QFETCH(double, soc);
    QFETCH(double, tolerance);
    const test::ReferenceTable reference(curve);
    SpectrumOptions options;
    options.model = static_cast<ModelKind>(model);
    ImpedanceSolver solver(options);
    std::vector<std::complex<double>> z;
    QVERIFY(solver.solve(chen(soc), reference["frequency_Hz"], z).ok());
    double worst = 0.0;
    for (std::size_t i = 0; i < z.size(); ++i) {
        const std::complex<double> exact(reference["Z_re_extrap_Ohm"][i], reference["Z_im_extrap_Ohm"][i]);
        worst = std::max(worst, std::abs(z[i] - exact) / std::abs(exact));
    }
    qInfo("largest error %.2e of |Z|", worst);
    QCOMPARE(z.size(), std::size_t(60));
    QVERIFY(worst < tolerance);
}

void TestSpectrum::seriesResistanceIsAdded()
{
    Cell cell = chen(0.5);
    const auto before = at(cell, 1.0);
    cell.parameters[SeriesResistance] = 0.01;
    QVERIFY(std::abs(at(cell, 1.0) - before - 0.01) < 1e-12);
}

/// At a million hertz the double layers are short circuits.
void TestSpectrum::fastCurrentsSeeNoInterface()
{
    Cell cell = chen(0.5);
    const auto one = at(cell, 1e6, ModelKind::Spm);
    QVERIFY(std::abs(one) < 1e-6);
    cell.parameters[NegativeReactionRate] *= 10.0;
    const auto whole = at(cell, 1e6);
    QVERIFY(std::abs(whole - at(chen(0.5), 1e6)) < 1e-4 * std::abs(whole));
}

/// In a single particle at low frequency a film adds its resistance over the particles' surface; at 1 mHz the
/// double layer's share of the current is 1e-4.
void TestSpectrum::filmIsInSeriesWithTheReaction()
{
    Cell cell = chen(0.5);
    const auto before = at(cell, 1e-3, ModelKind::Spm);
    cell.parameters[NegativeFilmResistance] = 1e-3;
    const auto& p = cell.parameters;
    const double surface =
        p[ElectrodeArea] * p[NegativeThickness] * 3.0 * p[NegativeActiveFraction] / p[NegativeParticleRadius];
    QVERIFY(std::abs(at(cell, 1e-3, ModelKind::Spm) - before - 1e-3 / surface) < 1e-2 * 1e-3 / surface);
}

void TestSpectrum::otherModelsAreRefused()
{
    SpectrumOptions options;
    options.model = ModelKind::Spme;
    QVERIFY_EXCEPTION_THROWN(ImpedanceSolver{options}, InputError);
}

QTEST_GUILESS_MAIN(TestSpectrum)
#include "tst_spectrum.moc"
