#include "core/random.h"

#include <QTest>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <vector>

using namespace interphase;

using Words4 = std::array<std::uint32_t, 4>;
using Words2 = std::array<std::uint32_t, 2>;
Q_DECLARE_METATYPE(Words4)
Q_DECLARE_METATYPE(Words2)

class TstRandom : public QObject
{
    Q_OBJECT

private slots:
    void philoxKnownAnswers_data();
    void philoxKnownAnswers();
    void stateResumesAnywhere();
    void streamsDiffer();
    void quantileMatchesBoost();
    void bitsNeverChange();
    void moments();
};

// The vectors of the authors' own distribution (Random123, kat_vectors, philox4x32 with 10 rounds).
void TstRandom::philoxKnownAnswers_data()
{
    QTest::addColumn<Words4>("counter");
    QTest::addColumn<Words2>("key");
    QTest::addColumn<Words4>("expected");
    constexpr std::uint32_t kOnes = 0xffffffffu;
    QTest::newRow("zeros") << Words4{} << Words2{} << Words4{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8};
    QTest::newRow("ones") << Words4{kOnes, kOnes, kOnes, kOnes} << Words2{kOnes, kOnes}
                          << Words4{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd};
    QTest::newRow("pi") << Words4{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}
                        << Words2{0xa4093822, 0x299f31d0}
                        << Words4{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1};
}

void TstRandom::philoxKnownAnswers()
{
    QFETCH(Words4, counter);
    QFETCH(Words2, key);
    QFETCH(Words4, expected);
    QVERIFY(philox4x32(counter, key) == expected);
}

void TstRandom::stateResumesAnywhere()
{
    RandomStream stream(7, StreamPurpose::Test, 3);
    for (int skip = 0; skip < 9; ++skip) {
        RandomStream copy(stream.state());
        QCOMPARE(copy.bits(), stream.bits());
        QCOMPARE(copy.normal(), stream.normal());
        stream.uniform();
    }
    QCOMPARE(stream.state().counter, std::uint64_t{27});
}

void TstRandom::streamsDiffer()
{
    const auto first = [](std::uint64_t seed, StreamPurpose purpose, std::uint32_t index) {
        return RandomStream(seed, purpose, index).bits();
    };
    const auto base = first(1, StreamPurpose::Chain, 0);
    QVERIFY(base != first(2, StreamPurpose::Chain, 0));
    QVERIFY(base != first(std::uint64_t{1} << 32 | 1, StreamPurpose::Chain, 0));
    QVERIFY(base != first(1, StreamPurpose::Noise, 0));
    QVERIFY(base != first(1, StreamPurpose::Chain, 1));
}

void TstRandom::quantileMatchesBoost()
{
    const boost::math::normal standard;
    for (double p :
         {1e-300, 1.1e-16, 1e-12, 1e-6, 0.01, 0.07, 0.0750001, 0.3, 0.5, 0.6, 0.93, 0.999, 1.0 - 1e-10}) {
        const double exact = quantile(standard, p);
        QVERIFY2(std::abs(normalQuantile(p) - exact) <= 4e-15 * (1.0 + std::abs(exact)),
                 qPrintable(QString::number(p)));
    }
}

// Regression: a stored study must resume with the same numbers on any machine, for ever.
void TstRandom::bitsNeverChange()
{
    RandomStream stream(2024, StreamPurpose::Chain, 1);
    std::vector<double> z(4);
    stream.normals(z);
    const double e = stream.exponential();
    // Made with an independent Philox and the inverse normal distribution of Python's statistics module.
    QVERIFY(z[0] == -0.5250487475493895);
    QVERIFY(z[1] == -0.7025302939444895);
    QVERIFY(e == 0.874251722337515);
}

void TstRandom::moments()
{
    constexpr int kCount = 400000;
    const double n = kCount;
    RandomStream stream(11, StreamPurpose::Test, 0);
    double u1 = 0, u2 = 0, z1 = 0, z2 = 0, z4 = 0, lag = 0, e1 = 0, e2 = 0, previous = 0;
    for (int i = 0; i < kCount; ++i) {
        const double u = stream.uniform(), z = stream.normal(), e = stream.exponential();
        QVERIFY(u > 0.0 && u < 1.0);
        u1 += u / n;
        u2 += u * u / n;
        z1 += z / n;
        z2 += z * z / n;
        z4 += z * z * z * z / n;
        lag += z * previous / n;
        e1 += e / n;
        e2 += e * e / n;
        previous = z;
    }
    // Five standard errors each.
    const double se = 5.0 / std::sqrt(n);
    QVERIFY(std::abs(u1 - 0.5) < se * std::sqrt(1.0 / 12));
    QVERIFY(std::abs(u2 - 1.0 / 3) < se * std::sqrt(4.0 / 45));
    QVERIFY(std::abs(z1) < se && std::abs(lag) < se);
    QVERIFY(std::abs(z2 - 1) < se * std::sqrt(2.0));
    QVERIFY(std::abs(z4 - 3) < se * std::sqrt(96.0));
    QVERIFY(std::abs(e1 - 1) < se && std::abs(e2 - 2) < se * std::sqrt(20.0));
}

QTEST_GUILESS_MAIN(TstRandom)
#include "tst_random.moc"
