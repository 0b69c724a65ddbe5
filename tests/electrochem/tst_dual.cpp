// Derivative arithmetic against differences.
#include "core/dual.h"
#include "electrochem/coefficients.h"
#include "test_cells.h"

#include <QTest>
#include <functional>

using namespace interphase;

namespace {

template <class S>
using Binary = S (*)(const S&, const S&);

struct Case
{
    const char* name;
    Binary<double> value;
    Binary<Dual> dual;
};

template <class S>
S add(const S& a, const S& b)
{
    return a + b;
}
template <class S>
S subtract(const S& a, const S& b)
{
    return a - b;
}
template <class S>
S multiply(const S& a, const S& b)
{
    return a * b;
}
template <class S>
S divide(const S& a, const S& b)
{
    return a / b;
}
template <class S>
S negate(const S& a, const S& b)
{
    return -a + b;
}
template <class S>
S accumulate(const S& a, const S& b)
{
    S r = a;
    r += b * b;
    r -= a * b;
    return r;
}
template <class S>
S functions(const S& a, const S& b)
{
    using std::asinh;
    using std::exp;
    using std::log;
    using std::sqrt;
    return exp(S(0.3) * a) * log(b) + sqrt(a * b) * asinh(a / b);
}
template <class S>
S roots(const S& a, const S& b)
{
    return smoothRoot(a - b) + smoothRoot(b * S(0.1)) * arrhenius(a * S(3e4), b * S(100.0), S(298.15));
}
template <class S>
S constants(const S& a, const S& b)
{
    return 2.0 * a - b * 3.0 + 1.0 / a + b / 4.0 - 5.0 + (7.0 - a);
}

const Case kCases[] = {
    {"add", add, add},          {"subtract", subtract, subtract},    {"multiply", multiply, multiply},
    {"divide", divide, divide}, {"negate", negate, negate},          {"accumulate", accumulate, accumulate},
    {"roots", roots, roots},    {"functions", functions, functions}, {"constants", constants, constants},
};

} // namespace

class TestDual : public QObject
{
    Q_OBJECT

private slots:
    void operations_data();
    void operations();
    void coefficients();
};

void TestDual::operations_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < static_cast<int>(std::size(kCases)); ++i)
        QTest::newRow(kCases[i].name) << i;
}

void TestDual::operations()
{
    QFETCH(int, index);
    const Case& c = kCases[index];
    for (const auto& [a, b] : {std::pair{1.3, 2.1}, std::pair{2.5, 0.7}, std::pair{0.9, 0.9005}}) {
        Dual x(a), y(b);
        x.slope = Lanes{1.0, 0.0, 2.0, -0.5};
        y.slope = Lanes{0.0, 1.0, -3.0, 0.25};
        const Dual r = c.dual(x, y);
        QVERIFY(std::abs(r.value - c.value(a, b)) <= 1e-14 * std::abs(r.value));
        for (std::size_t lane = 0; lane < 4; ++lane) {
            const double h = 1e-7, da = h * x.slope[lane], db = h * y.slope[lane];
            const double difference = (c.value(a + da, b + db) - c.value(a - da, b - db)) / (2.0 * h);
            QVERIFY(std::abs(r.slope[lane] - difference) < 1e-6 * (1.0 + std::abs(difference)));
        }
    }
}

/// Every parameter's way into the groups that the equations use.
void TestDual::coefficients()
{
    const Cell cell = test::bundled("NMC_pouch_AboutEnergy");
    const auto groups = [](const auto& k) {
        using S = std::decay_t<decltype(k.area)>;
        std::vector<S> out{k.separatorThickness,
                           k.separatorPorosity,
                           k.separatorConductivityFactor,
                           k.separatorDiffusivityFactor,
                           k.concentration,
                           k.cationDeficit,
                           k.thermalVoltage,
                           k.diffusionVoltage,
                           k.area,
                           k.seriesResistance};
        for (const auto* e : {&k.negative, &k.positive})
            for (const S& s : {e->thickness, e->porosity, e->diffusionRate, e->uptake, e->surface,
                               e->exchange, e->conductivity, e->conductivityFactor, e->diffusivityFactor,
                               e->initialStoichiometry, e->temperatureShift})
                out.push_back(s);
        return out;
    };
    for (std::size_t i = 0; i < kParameterCount; ++i) {
        ParameterArray<Dual> seeded;
        for (std::size_t k = 0; k < kParameterCount; ++k)
            seeded.values[k] = cell.parameters.values[k];
        seeded.values[i].slope[2] = 1.0;
        const auto dual = groups(cellCoefficients(seeded));
        const double h = 1e-6 * std::max(std::abs(cell.parameters.values[i]), 1e-3);
        ParameterValues up = cell.parameters, down = cell.parameters;
        up.values[i] += h;
        down.values[i] -= h;
        const auto above = groups(cellCoefficients(up)), below = groups(cellCoefficients(down));
        for (std::size_t g = 0; g < dual.size(); ++g) {
            const double difference = (above[g] - below[g]) / (2.0 * h);
            QVERIFY(std::abs(dual[g].slope[2] - difference) <=
                    1e-6 * std::abs(difference) + 1e-9 * std::abs(dual[g].value / h) * 1e-1);
            QCOMPARE(dual[g].slope[1], 0.0);
        }
    }
}

QTEST_GUILESS_MAIN(TestDual)
#include "tst_dual.moc"
