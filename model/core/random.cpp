#include "core/random.h"

#include <cmath>

namespace interphase {
namespace {

constexpr std::uint32_t kMultiplier0 = 0xD2511F53u;
constexpr std::uint32_t kMultiplier1 = 0xCD9E8D57u;
constexpr std::uint32_t kWeyl0 = 0x9E3779B9u;
constexpr std::uint32_t kWeyl1 = 0xBB67AE85u;
constexpr int kRounds = 10;

// The logarithm of a positive normal number from IEEE operations alone (error below 2 ulp): libraries differ
// in the last bit.
double portableLog(double x)
{
    constexpr double kLn2High = 6.93147180369123816490e-01;
    constexpr double kLn2Low = 1.90821492927058770002e-10;
    int exponent = 0;
    double mantissa = std::frexp(x, &exponent);
    if (mantissa < 0.70710678118654752440) {
        mantissa *= 2.0;
        --exponent;
    }
    const double s = (mantissa - 1.0) / (mantissa + 1.0);
    const double s2 = s * s;
    double series = 0.0;
    for (int k = 21; k >= 3; k -= 2)
        series = (series + 1.0 / k) * s2;
    return exponent * kLn2High + (2.0 * s + (2.0 * s * series + exponent * kLn2Low));
}

template <std::size_t N>
double polynomial(const double (&c)[N], double x)
{
    double value = c[N - 1];
    for (std::size_t i = N - 1; i-- > 0;)
        value = value * x + c[i];
    return value;
}

// Coefficients of AS 241, PPND16.
constexpr double kA[] = {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
                         1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
                         3.3430575583588128105e4, 2.5090809287301226727e3};
constexpr double kB[] = {1.0,
                         4.2313330701600911252e1,
                         6.8718700749205790830e2,
                         5.3941960214247511077e3,
                         2.1213794301586595867e4,
                         3.9307895800092710610e4,
                         2.8729085735721942674e4,
                         5.2264952788528545610e3};
constexpr double kC[] = {1.42343711074968357734e0,  4.63033784615654529590e0, 5.76949722146069140550e0,
                         3.64784832476320460504e0,  1.27045825245236838258e0, 2.41780725177450611770e-1,
                         2.27238449892691845833e-2, 7.74545014278341407640e-4};
constexpr double kD[] = {1.0,
                         2.05319162663775882187e0,
                         1.67638483018380384940e0,
                         6.89767334985100004550e-1,
                         1.48103976427480074590e-1,
                         1.51986665636164571966e-2,
                         5.47593808499534494600e-4,
                         1.05075007164441684324e-9};
constexpr double kE[] = {6.65790464350110377720e0,  5.46378491116411436990e0,  1.78482653991729133580e0,
                         2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
                         2.71155556874348757815e-5, 2.01033439929228813265e-7};
constexpr double kF[] = {1.0,
                         5.99832206555887937690e-1,
                         1.36929880922735805310e-1,
                         1.48753612908506148525e-2,
                         7.86869131145613259100e-4,
                         1.84631831751005468180e-5,
                         1.42151175831644588870e-7,
                         2.04426310338993978564e-15};

} // namespace

std::array<std::uint32_t, 4> philox4x32(std::array<std::uint32_t, 4> c, std::array<std::uint32_t, 2> key)
{
    for (int round = 0; round < kRounds; ++round) {
        const std::uint64_t product0 = std::uint64_t{kMultiplier0} * c[0];
        const std::uint64_t product1 = std::uint64_t{kMultiplier1} * c[2];
        c = {static_cast<std::uint32_t>(product1 >> 32) ^ c[1] ^ key[0], static_cast<std::uint32_t>(product1),
             static_cast<std::uint32_t>(product0 >> 32) ^ c[3] ^ key[1],
             static_cast<std::uint32_t>(product0)};
        key[0] += kWeyl0;
        key[1] += kWeyl1;
    }
    return c;
}

double normalQuantile(double p)
{
    const double q = p - 0.5;
    if (std::abs(q) <= 0.425) {
        const double r = 0.180625 - q * q;
        return q * polynomial(kA, r) / polynomial(kB, r);
    }
    const double tail = q < 0.0 ? p : 1.0 - p;
    const double r = std::sqrt(-portableLog(tail));
    const double value = r <= 5.0 ? polynomial(kC, r - 1.6) / polynomial(kD, r - 1.6)
                                  : polynomial(kE, r - 5.0) / polynomial(kF, r - 5.0);
    return q < 0.0 ? -value : value;
}

RandomStream::RandomStream(std::uint64_t seed, StreamPurpose purpose, std::uint32_t index)
    : m_state{seed, purpose, index, 0}
{
}

std::uint64_t RandomStream::bits()
{
    const std::uint64_t block = m_state.counter >> 1;
    if (!m_haveBlock || block != m_block) {
        const auto words = philox4x32(
            {static_cast<std::uint32_t>(block), static_cast<std::uint32_t>(block >> 32), m_state.index,
             static_cast<std::uint32_t>(m_state.purpose)},
            {static_cast<std::uint32_t>(m_state.seed), static_cast<std::uint32_t>(m_state.seed >> 32)});
        m_words = {words[0] | std::uint64_t{words[1]} << 32, words[2] | std::uint64_t{words[3]} << 32};
        m_block = block;
        m_haveBlock = true;
    }
    return m_words[m_state.counter++ & 1];
}

double RandomStream::uniform()
{
    // The centre of one of 2^52 equal cells.
    return (static_cast<double>(bits() >> 12) + 0.5) * 0x1.0p-52;
}

double RandomStream::normal()
{
    return normalQuantile(uniform());
}

double RandomStream::exponential()
{
    return -portableLog(uniform());
}

void RandomStream::normals(std::span<double> out)
{
    for (double& z : out)
        z = normal();
}

} // namespace interphase
