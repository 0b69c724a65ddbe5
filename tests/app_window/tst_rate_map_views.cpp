// The line of a map beyond which lithium may plate.
#include "app/window/rate_map_views.h"

#include <QTest>
#include <cmath>

using namespace interphase;

class TestRateMapViews : public QObject
{
    Q_OBJECT

private slots:
    void lineFollowsTheMargin();
    void lineStopsAtWhatIsNotKnown();
    void otherQuantitiesHaveNone();
    void requestHasThePhysics();
};

namespace {

/// Points whose margin falls with the rate and rises with the temperature, linearly: 0 on a straight line.
RateMapPoints points(const RateMapView& view)
{
    RateMapPoints out;
    for (const double t : temperaturesOf(view.grid))
        for (const double r : ratesOf(view.grid)) {
            RateMapPoint point;
            point.current_A = r;
            point.temperature_K = t;
            point.margin_V = 0.002 * (t - 290.0) - 0.05 * (r - 1.6);
            point.plates = point.margin_V < 0.0;
            out.emplace_back(point);
        }
    return out;
}

RateMapView plating()
{
    RateMapView view;
    view.quantity = RateMapQuantity::Plating;
    return view;
}

Cell cell()
{
    Cell out;
    out.nominalCapacity_Ah = 1.0;
    return out;
}

} // namespace

void TestRateMapViews::lineFollowsTheMargin()
{
    RateMapView view = plating();
    addMap(points(view), cell(), view);
    QVERIFY(view.platingLine.size() >= 10);
    double coldest = 1e9, warmest = 0.0;
    for (const auto& piece : view.platingLine)
        for (const std::size_t end : {0U, 2U}) {
            const double rate = piece[end], temperature = piece[end + 1];
            coldest = std::min(coldest, temperature);
            warmest = std::max(warmest, temperature);
            // In the ring around the points nothing is interpolated across it.
            if (rate < view.rates_C.front() || rate > view.rates_C.back() ||
                temperature < view.temperatures_K.front() || temperature > view.temperatures_K.back())
                continue;
            const double exact = 1.6 + 0.04 * (temperature - 290.0);
            QVERIFY2(std::abs(rate - exact) < 1e-9,
                     qPrintable(QStringLiteral("%1, %2").arg(rate).arg(exact)));
        }
    // From border to border of the cells.
    const double half = 0.5 * (view.temperatures_K[1] - view.temperatures_K[0]);
    QVERIFY(std::abs(coldest - (view.temperatures_K.front() - half)) < 1e-9);
    QVERIFY(std::abs(warmest - (view.temperatures_K.back() + half)) < 1e-9);
}

void TestRateMapViews::lineStopsAtWhatIsNotKnown()
{
    RateMapView view = plating();
    RateMapPoints all = points(view), some = all;
    addMap(all, cell(), view);
    const std::size_t whole = view.platingLine.size();
    const std::size_t row = 3, column = 5; // near the line
    some[row * view.rates_C.size() + column]->status = Status::failed(MessageId::SolverNoPower, {"0", "1"});
    addMap(some, cell(), view);
    QVERIFY(view.platingLine.size() < whole && !view.platingLine.empty());
    for (const auto& piece : view.platingLine)
        for (const std::size_t end : {0U, 2U})
            QVERIFY(std::abs(piece[end] - view.rates_C[column]) > 1e-9 ||
                    std::abs(piece[end + 1] - view.temperatures_K[row]) > 1e-9);
    some = all;
    some.back().reset(); // not solved yet
    addMap(some, cell(), view);
    QVERIFY(!view.complete);
}

void TestRateMapViews::otherQuantitiesHaveNone()
{
    RateMapView view = plating();
    view.quantity = RateMapQuantity::Charge;
    addMap(points(view), cell(), view);
    QVERIFY(view.platingLine.empty());
}

/// All that the study's model has, as on the command line.
void TestRateMapViews::requestHasThePhysics()
{
    CellPhysics physics;
    physics.sei = SeiKind::Reaction;
    physics.seiFillsPores = true;
    physics.plating = PlatingKind::PartiallyReversible;
    physics.thermal = ThermalKind::Lumped;
    const auto request = [&] {
        return mapRequest(cell(), ModelKind::Dfn, physics, RateMapKind::Remaining, {}, {1.0, 2.5, {}});
    };
    QVERIFY(request().options.physics == physics);
    physics.thermal = ThermalKind::Measured;
    CellPhysics expected = physics;
    expected.thermal = ThermalKind::Isothermal;
    QVERIFY(request().options.physics == expected);
}

QTEST_GUILESS_MAIN(TestRateMapViews)
#include "tst_rate_map_views.moc"
