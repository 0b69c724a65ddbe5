// What the page Cell & model shows of a cell's inside.
#include "app/window/detail_names.h"
#include "app/window/detail_views.h"
#include "cell/parameter_sets.h"
#include "protocol/protocol.h"

#include <QSet>
#include <QTest>

#include <cmath>

using namespace interphase;

namespace {

ModelDetails detailsOf(const char* set, ModelKind kind)
{
    Cell cell = loadCell(set, INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
    cell.parameters[ParameterId::InitialSoc] = 0.9;
    SimulationOptions options;
    options.model = kind;
    return solveDetails(cell, parseProtocol("discharge at 1C for 600 s", cell.nominalCapacity_Ah), options,
                        {.count = 4});
}

std::vector<ProfileSetView> setsOf(const ModelDetailsView& view, const QString& tab, const QString& quantity)
{
    std::vector<ProfileSetView> out;
    for (const ProfileSetView& set : view.profiles)
        if (set.tab == tab && (quantity.isEmpty() || set.yName == quantity))
            out.push_back(set);
    return out;
}

} // namespace

class TestDetailViews : public QObject
{
    Q_OBJECT
private slots:
    void everyMaterialIsThere();
    void positionSpansTheCell_data();
    void positionSpansTheCell();
    void particlesAloneAreFlat();
};

void TestDetailViews::everyMaterialIsThere()
{
    const ModelDetailsView view = detailsView(detailsOf("Chen2020_composite", ModelKind::Dfn));
    const auto materials = [&](const QString& tab, const QString& quantity) {
        QSet<QString> out;
        for (const ProfileSetView& set : setsOf(view, tab, quantity))
            out.insert(set.material);
        return out;
    };
    QCOMPARE(materials(QStringLiteral("Along x"), QStringLiteral("Surface stoichiometry")),
             QSet<QString>({QStringLiteral("negative, Graphite"), QStringLiteral("negative, Silicon"),
                            QStringLiteral("positive")}));
    QCOMPARE(
        materials(QStringLiteral("Along r"), QStringLiteral("Stoichiometry, negative, at the collector")),
        QSet<QString>({QStringLiteral("Graphite"), QStringLiteral("Silicon")}));
    // Silicon gives its lithium later than graphite: another profile.
    const auto sets =
        setsOf(view, QStringLiteral("Along r"), QStringLiteral("Stoichiometry, negative, at the collector"));
    QVERIFY(sets.front().values.back() != sets.back().values.back());
    QCOMPARE(setsOf(view, QStringLiteral("Over time"), QStringLiteral("Lithium in Silicon")).size(),
             std::size_t(1));
    QCOMPARE(setsOf(view, QStringLiteral("Over time"), QStringLiteral("Current of Graphite")).size(),
             std::size_t(1));
}

void TestDetailViews::positionSpansTheCell_data()
{
    QTest::addColumn<int>("kind");
    for (const ModelKind kind : {ModelKind::Spm, ModelKind::Spme, ModelKind::Dfn})
        QTest::addRow("%d", static_cast<int>(kind)) << static_cast<int>(kind);
}

void TestDetailViews::positionSpansTheCell()
{
    QFETCH(int, kind);
    const Cell cell = loadCell("Chen2020", INTERPHASE_SOURCE_DIR "/resources/parameter_sets");
    const double negative = cell.parameters[ParameterId::NegativeThickness],
                 separator = cell.parameters[ParameterId::SeparatorThickness],
                 positive = cell.parameters[ParameterId::PositiveThickness];
    const ModelDetailsView view = detailsView(detailsOf("Chen2020", static_cast<ModelKind>(kind)));
    const auto sets = setsOf(view, QStringLiteral("Along x"), {});
    QVERIFY(sets.size() >= 7);
    for (const ProfileSetView& set : sets) {
        QCOMPARE(set.domains.size(), std::size_t(3));
        QCOMPARE(set.domains[0].begin, 0.0);
        QCOMPARE(set.domains[1].begin, negative);
        QCOMPARE(set.domains[2].begin, negative + separator);
        QCOMPARE(set.domains[2].end, negative + separator + positive);
        QVERIFY(set.material.isEmpty());
        QVERIFY(set.x.size() == set.values.front().size());
    }
}

/// One value an electrode is a line through all of it, and there is none in the separator.
void TestDetailViews::particlesAloneAreFlat()
{
    const ModelDetailsView view = detailsView(detailsOf("Chen2020", ModelKind::Spm));
    const auto sets = setsOf(view, QStringLiteral("Along x"), QStringLiteral("Surface stoichiometry"));
    QCOMPARE(sets.size(), std::size_t(1));
    const ProfileSetView& set = sets.front();
    const std::vector<double>& y = set.values.back();
    QVERIFY(y.front() > 0.0 && y.back() > 0.0);
    QCOMPARE(set.x.front(), 0.0);
    QCOMPARE(set.x.back(), set.domains.back().end);
    for (std::size_t i = 0; i < y.size(); ++i) {
        const bool separator = i == 2 || i == 3;
        QCOMPARE(std::isnan(y[i]), separator);
    }
}

QTEST_GUILESS_MAIN(TestDetailViews)
#include "tst_detail_views.moc"
