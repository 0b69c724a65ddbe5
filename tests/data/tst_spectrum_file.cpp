#include "core/message.h"
#include "data/spectrum_file.h"

#include <QFileInfo>
#include <QTest>

#include <cmath>

using namespace interphase;

namespace {

std::string shared(const char* file)
{
    const QByteArray folder = qgetenv("INTERPHASE_SHARED");
    return folder.isEmpty() ? std::string() : (folder + "/data/" + file).toStdString();
}

} // namespace

/// Impedance spectra as people write them down.
class TstSpectrumFile : public QObject
{
    Q_OBJECT

private slots:
    void formsOfOneSpectrum_data();
    void formsOfOneSpectrum();
    void signsThatDisagree();
    void refusals_data();
    void refusals();
    void whatLooksLikeOne_data();
    void whatLooksLikeOne();
    void instrumentsNameTheirColumns_data();
    void instrumentsNameTheirColumns();
    void measuredFiles_data();
    void measuredFiles();
};

void TstSpectrumFile::formsOfOneSpectrum_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("as this program writes it")
        << QByteArray("frequency_Hz,z_real_ohm,z_imag_ohm\n0.1,0.02,-0.01\n1,0.016,-0.004\n10,0.01,0.001\n");
    QTest::newRow("falling frequencies, minus the imaginary part")
        << QByteArray("freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\n10\t0.01\t-0.001\n1\t0.016\t0.004\n0.1\t0.02\t0.01\n");
    QTest::newRow("milliohm, a column more, decimal comma")
        << QByteArray("No;f;Z' [mOhm];Z'' [mOhm]\n1;0,1;20,0;-10,0\n2;1,0;16,0;-4,0\n3;10,0;10,0;1,0\n");
    QTest::newRow("without names") << QByteArray("0.1 0.02 -0.01\n1 0.016 -0.004\n10 0.01 0.001\n");
    QTest::newRow("a direct current among them")
        << QByteArray("Freq,Real,Imag\n0,0.5,0\n0.1,0.02,-0.01\n1,0.016,-0.004\n10,0.01,0.001\n");
    QByteArray polar("frequency,|Z|,-phase\n");
    for (const auto& [f, re, im] : {std::tuple{0.1, 0.02, -0.01}, {1.0, 0.016, -0.004}, {10.0, 0.01, 0.001}})
        polar += QByteArray::number(f) + ',' + QByteArray::number(std::hypot(re, im), 'g', 17) + ',' +
                 QByteArray::number(-std::atan2(im, re) * 180.0 / 3.14159265358979323846, 'g', 17) + '\n';
    QTest::newRow("modulus and minus the phase") << polar;
}

void TstSpectrumFile::formsOfOneSpectrum()
{
    QFETCH(QByteArray, text);
    const MeasuredSpectrum found = readSpectrumBytes(text.toStdString(), "folder/a.csv");
    QCOMPARE(found.sourceFile, std::string("a.csv"));
    const double expected[3][3] = {{0.1, 0.02, -0.01}, {1.0, 0.016, -0.004}, {10.0, 0.01, 0.001}};
    QCOMPARE(found.frequency_Hz.size(), std::size_t{3});
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(std::abs(found.frequency_Hz[i] / expected[i][0] - 1.0) < 1e-12);
        QVERIFY(std::abs(found.real_ohm[i] - expected[i][1]) < 1e-12);
        QVERIFY(std::abs(found.imaginary_ohm[i] - expected[i][2]) < 1e-12);
    }
}

void TstSpectrumFile::signsThatDisagree()
{
    const MeasuredSpectrum found =
        readSpectrumBytes("f,Z',Z''\n0.1,0.02,0.01\n1,0.016,0.004\n10,0.01,-0.001\n", "a.csv");
    QVERIFY(found.imaginary_ohm[0] == -0.01 && found.imaginary_ohm[2] == 0.001);
    QCOMPARE(found.notes.size(), std::size_t{1});
}

void TstSpectrumFile::refusals_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("sentence");
    QTest::newRow("a time series") << QByteArray(
                                          "Time [s],Current [A],Voltage [V]\n0,0,4\n1,1,3.9\n2,1,3.8\n")
                                   << QByteArray("not those of an impedance spectrum");
    QTest::newRow("two rows") << QByteArray("f,Z',Z''\n1,2,-3\n2,2,-2\n") << QByteArray("2 rows");
    QTest::newRow("several spectra")
        << QByteArray("f,Z',Z''\n1,2,-3\n2,2,-2\n3,2,-1\n1,2,-3\n2,2,-2\n3,2,-1\n1,2,-3\n2,2,-2\n3,2,-1\n")
        << QByteArray("its frequencies repeat; expected one impedance spectrum in a file");
}

void TstSpectrumFile::refusals()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, sentence);
    try {
        readSpectrumBytes(text.toStdString(), "a.csv");
        QFAIL("it was read");
    } catch (const InputError& error) {
        QVERIFY2(QByteArray(error.what()).contains(sentence), error.what());
    }
}

void TstSpectrumFile::whatLooksLikeOne_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("does");
    QTest::newRow("names") << QByteArray("f,Z',Z''\n1,2,-3\n2,2,-2\n3,2,-1\n") << true;
    QTest::newRow("decades") << QByteArray("0.1,2,-3\n1,2,-2\n10,2,-1\n100,2,-1\n1000,2,-1\n") << true;
    QTest::newRow("times") << QByteArray("1,0,4\n2,1,3.9\n3,1,3.8\n4,1,3.8\n") << false;
    QTest::newRow("a time series") << QByteArray(
                                          "Time [s],Current [A],Voltage [V]\n0,0,4\n1,1,3.9\n2,1,3.8\n")
                                   << false;
    QTest::newRow("nothing") << QByteArray("no table") << false;
}

void TstSpectrumFile::whatLooksLikeOne()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, does);
    QCOMPARE(looksLikeSpectrumBytes(text.toStdString(), "a.csv"), does);
}

/// Names that stand apart from the rows, among columns of other things.
void TstSpectrumFile::instrumentsNameTheirColumns_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("mark");
    QTest::newRow("ZPlot")
        << QByteArray("ZPLOT2 ASCII\n  Freq(Hz)\tAmpl\tBias\tTime(Sec)\tZ'(a)\tZ''(b)\tGD\nEnd Comments\n")
        << QByteArray("\t");
    QTest::newRow("Z60W")
        << QByteArray("\"Raw Data\"\n\"  Freq (Hz)    Ampl     Bias   Time(Sec)   Z'(a)    Z''(b)    GD\"\n")
        << QByteArray(", ");
    QTest::newRow("VersaStudio")
        << QByteArray("<Segment1>\nDefinition=Frequency(Hz), E Real, E Imag, Status, Z Real, Z Imag, Range\n")
        << QByteArray(",");
}

void TstSpectrumFile::instrumentsNameTheirColumns()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, mark);
    QByteArray text = head;
    for (int i = 0; i < 6; ++i) {
        const QByteArrayList row{QByteArray::number(1000.0 / (i + 1), 'e', 6),
                                 "1.0E-02",
                                 "0.0E+00",
                                 "2.5",
                                 QByteArray::number(100.0 + i),
                                 QByteArray::number(-10.0 - i),
                                 "3"};
        text += row.join(mark) + '\n';
    }
    const MeasuredSpectrum found = readSpectrumBytes(text.toStdString(), "a.z");
    QCOMPARE(found.frequency_Hz.size(), std::size_t(6));
    QCOMPARE(found.real_ohm.back(), 100.0); // at the highest frequency
    QCOMPARE(found.imaginary_ohm.back(), -10.0);
    // Without names nobody knows which of seven columns it is.
    const QByteArray bare = text.mid(head.size());
    QVERIFY_EXCEPTION_THROWN(readSpectrumBytes(bare.toStdString(), "a.z"), InputError);
}

void TstSpectrumFile::measuredFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("rows");
    QTest::addColumn<double>("lowest");
    QTest::newRow("reference") << QStringLiteral("benchmarks/dfn_reference/nmc_bpx_DFN_EIS_soc50.csv") << 41
                               << 1e-4;
    QTest::newRow("impedance.py") << QStringLiteral("eis/impedance_py/exampleData.csv") << 66 << 3.1623e-3;
    QTest::newRow("BioLogic") << QStringLiteral("eis/pyimpspec/data-header-variant-2.csv") << 29 << 1.0;
    QTest::newRow("polar") << QStringLiteral("eis/pyimpspec/data-header-variant-4.csv") << 29 << 1.0;
    QTest::newRow("2 ZARC") << QStringLiteral("eis/pydrttools_2ZARC0.csv") << 81 << 0.01;
    QTest::newRow("ZPlot") << QStringLiteral("eis/impedance_py/exampleDataZPlot.z") << 21 << 3000.0;
    QTest::newRow("ZPlot, parted otherwise")
        << QStringLiteral("eis/impedance_py/exampleDataZPlot_noComments.z") << 31 << 300.0;
    QTest::newRow("Z60W") << QStringLiteral("eis/impedance_py/exampleDataAutolab.txt") << 41 << 0.1;
    QTest::newRow("VersaStudio") << QStringLiteral("eis/impedance_py/exampleDataVersaStudio.par") << 61
                                 << 0.0215443;
    QTest::newRow("ZView") << QStringLiteral("eis/pyimpspec/data.z") << 29 << 1.0;
    QTest::newRow("CH Instruments") << QStringLiteral("eis/impedance_py/exampleDataCHInstruments.txt") << 73
                                    << 0.1;
}

void TstSpectrumFile::measuredFiles()
{
    QFETCH(QString, file);
    QFETCH(int, rows);
    QFETCH(double, lowest);
    const std::string path = shared(qPrintable(file));
    if (path.empty() || !QFileInfo::exists(QString::fromStdString(path)))
        QSKIP("the shared data are not here");
    QVERIFY(looksLikeSpectrum(path));
    const MeasuredSpectrum found = readSpectrum(path);
    QCOMPARE(static_cast<int>(found.frequency_Hz.size()), rows);
    QVERIFY(std::abs(found.frequency_Hz.front() / lowest - 1.0) < 0.01);
    QVERIFY(found.imaginary_ohm.front() < 0.0);
    QVERIFY(found.real_ohm.front() > 0.0);
}

QTEST_GUILESS_MAIN(TstSpectrumFile)
#include "tst_spectrum_file.moc"
