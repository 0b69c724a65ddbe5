// The impedance against spectra of an independent implementation, and against limits.
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
    void spmeIsNearlyTheDfn();
    void spmeOfTheReference();
    void saltThatDoesNotMatter();
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
    const auto row = [](const char* curve, ModelKind model, double soc, double tolerance) {
        QTest::newRow(curve) << QString(curve) << static_cast<int>(model) << soc << tolerance;
    };
    row("chen2020_dfn_eis_soc0.2", ModelKind::Dfn, 0.2, 1.5e-3);
    row("chen2020_dfn_eis_soc0.5", ModelKind::Dfn, 0.5, 1.5e-3);
    row("chen2020_dfn_eis_soc0.8", ModelKind::Dfn, 0.8, 1.5e-3);
    row("chen2020_spm_eis_soc0.2", ModelKind::Spm, 0.2, 5e-4);
    row("chen2020_spm_eis_soc0.5", ModelKind::Spm, 0.5, 5e-4);
    row("chen2020_spm_eis_soc0.8", ModelKind::Spm, 0.8, 5e-4);
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

/// Where the double layers take no part and no current is short of the depth of an electrode.
void TestSpectrum::spmeIsNearlyTheDfn()
{
    const test::ReferenceTable reference("chen2020_dfn_eis_soc0.5");
    for (std::size_t i = 0; i < reference["frequency_Hz"].size(); i += 5) {
        const double f = reference["frequency_Hz"][i];
        if (f > 5.0)
            break;
        const std::complex<double> dfn(reference["Z_re_extrap_Ohm"][i], reference["Z_im_extrap_Ohm"][i]);
        const double error = std::abs(at(chen(0.5), f, ModelKind::Spme) - dfn) / std::abs(dfn);
        const double single = std::abs(at(chen(0.5), f, ModelKind::Spm) - dfn) / std::abs(dfn);
        QVERIFY2(error < 0.01 && error < 0.1 * single, qPrintable(QString("%1 Hz: %2").arg(f).arg(error)));
    }
}

/// The reference's SPMe with a double layer has another charge transfer resistance than its DFN (7 % of |Z|
/// at 1 Hz, where the model is the DFN's limit): it is compared where the interface is short-circuited, up to
/// the 0.6 % by which its conductivity is known to be off.
void TestSpectrum::spmeOfTheReference()
{
    const test::ReferenceTable spme("chen2020_spme_eis_soc0.5"), dfn("chen2020_dfn_eis_soc0.5");
    const auto value = [](const test::ReferenceTable& table, std::size_t i) {
        return std::complex<double>(table["Z_re_extrap_Ohm"][i], table["Z_im_extrap_Ohm"][i]);
    };
    int compared = 0, apart = 0;
    for (std::size_t i = 0; i < spme["frequency_Hz"].size(); ++i) {
        const double f = spme["frequency_Hz"][i];
        const std::complex<double> theirs = value(spme, i), full = value(dfn, i);
        if (f > 3e3) {
            const double error = std::abs(at(chen(0.5), f, ModelKind::Spme) - theirs) / std::abs(theirs);
            QVERIFY2(error < 7e-3, qPrintable(QString("%1 Hz: %2").arg(f).arg(error)));
            ++compared;
        }
        if (f > 0.1 && f < 3.0 && std::abs(theirs - full) > 0.05 * std::abs(full))
            ++apart;
    }
    QVERIFY(compared > 3);
    QVERIFY2(apart > 5, "the reference has been mended: compare with it everywhere");
}

/// Without a thermodynamic factor salt makes no potential at rest: an SPMe is the SPM and the resistances of
/// electrolyte and solid, L / 3 of each electrode.
void TestSpectrum::saltThatDoesNotMatter()
{
    Cell cell = chen(0.5);
    ParameterValues& p = cell.parameters;
    p[ThermodynamicFactor] = 1e-9;
    const double kappa =
        p[ConductivityFactor] * cell.curve(CurveId::ElectrolyteConductivity)(p[ElectrolyteConcentration]);
    const double ohmic = (p[NegativeThickness] / (3.0 * p[NegativeTransportEfficiency] * kappa) +
                          p[SeparatorThickness] / (p[SeparatorTransportEfficiency] * kappa) +
                          p[PositiveThickness] / (3.0 * p[PositiveTransportEfficiency] * kappa) +
                          p[NegativeThickness] / (3.0 * p[NegativeConductivity]) +
                          p[PositiveThickness] / (3.0 * p[PositiveConductivity])) /
                         (p[ElectrodeArea] * p[ElectrodePairs]);
    for (const double f : {1e-4, 1.0, 1e4}) {
        const std::complex<double> rest = at(cell, f, ModelKind::Spme) - at(cell, f, ModelKind::Spm);
        QVERIFY2(std::abs(rest - ohmic) < 1e-6 * ohmic,
                 qPrintable(QString("%1 Hz: %2").arg(f).arg(std::abs(rest - ohmic) / ohmic)));
    }
}

QTEST_GUILESS_MAIN(TestSpectrum)
#include "tst_spectrum.moc"
