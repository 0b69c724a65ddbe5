// The operations of our vector, on lengths with and without a remainder of the four lanes.
#include "integrate/fast_vector.h"

#include <QTest>
#include <cmath>
#include <functional>
#include <vector>

using namespace interphase;

namespace {

/// A context and vectors x, y, z of known values.
struct Vectors
{
    explicit Vectors(long n) : size(n)
    {
        SUNContext_Create(nullptr, &context);
        for (N_Vector* v : {&x, &y, &z})
            *v = makeFastVector(n, context);
        for (long i = 0; i < n; ++i) {
            fastVectorData(x)[i] = std::sin(1.0 + static_cast<double>(i));
            fastVectorData(y)[i] = 2.0 + std::cos(3.0 * static_cast<double>(i));
        }
    }
    ~Vectors()
    {
        for (N_Vector v : {x, y, z})
            N_VDestroy(v);
        SUNContext_Free(&context);
    }
    double largestError(const std::function<double(double, double)>& expected) const
    {
        double worst = 0.0;
        for (long i = 0; i < size; ++i)
            worst = std::max(
                worst, std::abs(fastVectorData(z)[i] - expected(fastVectorData(x)[i], fastVectorData(y)[i])));
        return worst;
    }
    long size;
    SUNContext context = nullptr;
    N_Vector x = nullptr, y = nullptr, z = nullptr;
};

} // namespace

class TestFastVector : public QObject
{
    Q_OBJECT

private slots:
    void startsAtZero();
    void elementwise_data();
    void elementwise();
    void reductions_data();
    void reductions();
    void combinationsInPlace_data();
    void combinationsInPlace();
    void clonesAreIndependent();
};

namespace {

void lengths()
{
    QTest::addColumn<int>("size");
    for (const int size : {1, 3, 4, 5, 8, 31, 257})
        QTest::addRow("%d", size) << size;
}

} // namespace

void TestFastVector::startsAtZero()
{
    Vectors v(7);
    QCOMPARE(v.largestError([](double, double) { return 0.0; }), 0.0);
    QCOMPARE(N_VGetLength(v.z), 7);
}

void TestFastVector::elementwise_data()
{
    lengths();
}

void TestFastVector::elementwise()
{
    QFETCH(int, size);
    Vectors v(size);
    N_VLinearSum(2.0, v.x, -3.0, v.y, v.z);
    QVERIFY(v.largestError([](double x, double y) { return 2.0 * x - 3.0 * y; }) < 1e-15);
    N_VConst(1.5, v.z);
    QCOMPARE(v.largestError([](double, double) { return 1.5; }), 0.0);
    N_VProd(v.x, v.y, v.z);
    QCOMPARE(v.largestError([](double x, double y) { return x * y; }), 0.0);
    N_VDiv(v.x, v.y, v.z);
    QCOMPARE(v.largestError([](double x, double y) { return x / y; }), 0.0);
    N_VScale(-4.0, v.x, v.z);
    QCOMPARE(v.largestError([](double x, double) { return -4.0 * x; }), 0.0);
    N_VAbs(v.x, v.z);
    QCOMPARE(v.largestError([](double x, double) { return std::abs(x); }), 0.0);
    N_VInv(v.y, v.z);
    QCOMPARE(v.largestError([](double, double y) { return 1.0 / y; }), 0.0);
    N_VAddConst(v.x, 0.25, v.z);
    QCOMPARE(v.largestError([](double x, double) { return x + 0.25; }), 0.0);
}

void TestFastVector::reductions_data()
{
    lengths();
}

void TestFastVector::reductions()
{
    QFETCH(int, size);
    Vectors v(size);
    double squares = 0.0, largest = 0.0, smallest = 1e9;
    for (long i = 0; i < size; ++i) {
        const double x = fastVectorData(v.x)[i], w = fastVectorData(v.y)[i];
        squares += x * x * w * w;
        largest = std::max(largest, std::abs(x));
        smallest = std::min(smallest, x);
    }
    QVERIFY(std::abs(N_VWrmsNorm(v.x, v.y) - std::sqrt(squares / size)) < 1e-14);
    QCOMPARE(N_VMaxNorm(v.x), largest);
    QCOMPARE(N_VMin(v.x), smallest);
}

void TestFastVector::combinationsInPlace_data()
{
    lengths();
}

void TestFastVector::combinationsInPlace()
{
    QFETCH(int, size);
    for (const int count : {1, 2, 3, 6})
        for (const bool inPlace : {false, true}) {
            Vectors v(size);
            N_VConst(0.5, v.z);
            realtype c[] = {2.0, -1.0, 0.5, 3.0, -0.25, 7.0};
            N_Vector xs[] = {inPlace ? v.z : v.x, v.y, v.x, v.y, v.x, v.y};
            N_VLinearCombination(count, c, xs, v.z);
            const double worst = v.largestError([&](double x, double y) {
                double sum = c[0] * (inPlace ? 0.5 : x);
                for (int j = 1; j < count; ++j)
                    sum += c[j] * (j % 2 ? y : x);
                return sum;
            });
            QVERIFY(worst < 1e-14);
        }
    Vectors v(size);
    realtype a[] = {2.0};
    N_VScaleAddMulti(1, a, v.x, &v.y, &v.z);
    QVERIFY(v.largestError([](double x, double y) { return 2.0 * x + y; }) < 1e-15);
}

void TestFastVector::clonesAreIndependent()
{
    Vectors v(5);
    N_Vector copy = N_VClone(v.x);
    N_VScale(1.0, v.x, copy);
    N_VConst(9.0, v.x);
    QCOMPARE(fastVectorData(copy)[0], std::sin(1.0));
    N_VDestroy(copy);
}

QTEST_GUILESS_MAIN(TestFastVector)
#include "tst_fast_vector.moc"
