// Nothing in the folder of reference data is forgotten: each of its files is named in some test, and the
// bundled parameter sets have the numbers they were converted from. Skipped where the shared data are not
// there.
#include "cell/parameter_sets.h"
#include "cell/particle_ids.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>
#include <cmath>

using namespace interphase;
using enum ParameterId;

namespace {

QString sharedReference()
{
    const QString folder = qEnvironmentVariable("INTERPHASE_SHARED") + "/reference";
    return qEnvironmentVariableIsSet("INTERPHASE_SHARED") && QFile::exists(folder) ? folder : QString();
}

QString textOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot open %s", qPrintable(path));
    return QString::fromUtf8(file.readAll());
}

/// The names of files that no test has, as a whole word.
QStringList missingIn(const QString& tests, const QStringList& names)
{
    QStringList missing;
    for (const QString& name : names)
        if (!tests.contains(QRegularExpression("(?<![A-Za-z0-9_])" + QRegularExpression::escape(name) +
                                               "(?![A-Za-z0-9_])")))
            missing << name;
    return missing;
}

} // namespace

class TestEveryReference : public QObject
{
    Q_OBJECT

private slots:
    void everyFileIsNamed();
    void namesAreWholeWords();
    void setsHaveTheirNumbers_data();
    void setsHaveTheirNumbers();
};

void TestEveryReference::everyFileIsNamed()
{
    const QString folder = sharedReference();
    if (folder.isEmpty())
        QSKIP("needs the shared data");
    QString tests;
    for (QDirIterator it(INTERPHASE_SOURCE_DIR "/tests", {"*.cpp", "*.h"}, QDir::Files,
                         QDirIterator::Subdirectories);
         it.hasNext();)
        tests += textOf(it.next());
    QStringList names;
    for (QDirIterator it(folder, {"*.csv", "*.json"}, QDir::Files, QDirIterator::Subdirectories);
         it.hasNext();) {
        it.next();
        names << it.fileInfo().completeBaseName();
    }
    QVERIFY(names.size() > 50);
    const QStringList missing = missingIn(tests, names);
    QVERIFY2(missing.isEmpty(), qPrintable("in no test: " + missing.join(", ")));
}

/// A curve is not taken for named because a longer name begins like it.
void TestEveryReference::namesAreWholeWords()
{
    QCOMPARE(missingIn("(\"curve_1C\") reference/curve_2C_h1.csv", {"curve_1C", "curve_2C", "curve", "1C"}),
             QStringList({"curve_2C", "curve", "1C"}));
}

void TestEveryReference::setsHaveTheirNumbers_data()
{
    QTest::addColumn<QString>("set");
    QTest::addColumn<QString>("file");
    const auto row = [](const char* set, const char* tables, const char* own) {
        QTest::newRow(tables) << QString(set) << QString(tables);
        QTest::newRow(own) << QString(set) << QString(own);
    };
    row("Chen2020", "params_Chen2020", "pybamm_Chen2020");
    row("Chen2020_composite", "params_Chen2020_composite", "pybamm_Chen2020_composite");
    row("Marquis2019", "params_Marquis2019", "pybamm_Marquis2019");
    row("OKane2022", "params_OKane2022", "pybamm_OKane2022");
    row("ORegan2022", "params_ORegan2022", "pybamm_ORegan2022");
}

void TestEveryReference::setsHaveTheirNumbers()
{
    QFETCH(QString, set);
    QFETCH(QString, file);
    const QString folder = sharedReference();
    if (folder.isEmpty())
        QSKIP("needs the shared data");
    QJsonObject all = QJsonDocument::fromJson(textOf(folder + "/" + file + ".json").toUtf8()).object();
    if (all.contains("scalars"))
        all = all["scalars"].toObject();
    const Cell cell = loadCell(set.toStdString(), INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
    const ParameterValues& p = cell.parameters;
    const auto compare = [&](const char* name, double found, double expected) {
        QVERIFY2(std::abs(found - expected) <= 1e-9 * std::abs(expected),
                 qPrintable(QString("%1: %2, expected %3").arg(name).arg(found, 0, 'g', 12).arg(expected)));
    };
    const auto number = [&](const QString& name) {
        if (!all[name].isDouble())
            qFatal("no number %s", qPrintable(name));
        return all[name].toDouble();
    };
    compare("area", p[ElectrodeArea] * p[ElectrodePairs],
            number("Electrode height [m]") * number("Electrode width [m]") *
                number("Number of electrodes connected in parallel to make a cell"));
    compare("lower voltage", cell.lowerVoltage_V, number("Lower voltage cut-off [V]"));
    if (set != "ORegan2022") // 4.2 V as the cell is used; PyBaMM charges it to 4.4 V
        compare("upper voltage", cell.upperVoltage_V, number("Upper voltage cut-off [V]"));
    compare("capacity", cell.nominalCapacity_Ah, number("Nominal cell capacity [A.h]"));
    compare("salt", p[ElectrolyteConcentration], number("Initial concentration in electrolyte [mol.m-3]"));
    const auto domain = [&](const QString& name, ParameterId thickness, ParameterId porosity,
                            ParameterId efficiency) {
        compare("thickness", p[thickness], number(name + " thickness [m]"));
        compare("porosity", p[porosity], number(name + " porosity"));
        compare("transport efficiency", p[efficiency],
                std::pow(p[porosity], number(name + " Bruggeman coefficient (electrolyte)")));
    };
    domain("Negative electrode", NegativeThickness, NegativePorosity, NegativeTransportEfficiency);
    domain("Separator", SeparatorThickness, SeparatorPorosity, SeparatorTransportEfficiency);
    domain("Positive electrode", PositiveThickness, PositivePorosity, PositiveTransportEfficiency);
    const auto particles = [&](const QString& kind, const QString& side, const ParticleIds& id) {
        compare("radius", p[id.radius], number(kind + side + " particle radius [m]"));
        compare("active fraction", p[id.active],
                number(kind + side + " electrode active material volume fraction"));
        compare("sites", p[id.maximum],
                number(kind + "Maximum concentration in " + side.toLower() + " electrode [mol.m-3]"));
    };
    particles("", "Positive", particleIds(Side::Positive, 0));
    const bool blend = set == "Chen2020_composite";
    particles(blend ? "Primary: " : "", "Negative", particleIds(Side::Negative, 0));
    if (blend)
        particles("Secondary: ", "Negative", particleIds(Side::Negative, 1));
}

QTEST_GUILESS_MAIN(TestEveryReference)
#include "tst_every_reference.moc"
