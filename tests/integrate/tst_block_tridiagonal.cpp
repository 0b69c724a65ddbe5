// The block tridiagonal solver against a dense one.
#include "integrate/block_tridiagonal.h"

#include <Eigen/Dense>
#include <QTest>
#include <random>

using namespace interphase;

namespace {

constexpr int kB = BlockTridiagonal<double>::kBlock;

/// Fills both with the same random matrix, diagonally dominant within each row after scaling rows by up to
/// 1e4.
Eigen::MatrixXd fill(BlockTridiagonal<double>& blocks, std::mt19937& random)
{
    std::uniform_real_distribution<double> entry(-1.0, 1.0);
    const int n = blocks.blocks();
    Eigen::MatrixXd dense = Eigen::MatrixXd::Zero(kB * n, kB * n);
    for (int i = 0; i < n; ++i)
        for (int j = std::max(0, i - 1); j <= std::min(n - 1, i + 1); ++j) {
            double* block = j < i ? blocks.lower(i) : j == i ? blocks.diagonal(i) : blocks.upper(i);
            for (int r = 0; r < kB; ++r)
                for (int c = 0; c < kB; ++c) {
                    const double dominance = i == j && r == c ? 10.0 : 0.0;
                    const double scale = r == 0 ? 1e4 : r == 1 ? 1.0 : 1e-3;
                    block[kB * r + c] = scale * (entry(random) + dominance);
                    dense(kB * i + r, kB * j + c) = block[kB * r + c];
                }
        }
    return dense;
}

} // namespace

class TestBlockTridiagonal : public QObject
{
    Q_OBJECT

private slots:
    void solvesAsDense_data();
    void solvesAsDense();
    void fourAreAsFourSingles();
    void singularIsRefused();
};

void TestBlockTridiagonal::solvesAsDense_data()
{
    QTest::addColumn<int>("blocks");
    for (const int blocks : {1, 2, 3, 30, 200})
        QTest::addRow("%d", blocks) << blocks;
}

void TestBlockTridiagonal::solvesAsDense()
{
    QFETCH(int, blocks);
    std::mt19937 random(static_cast<unsigned>(blocks)); // NOLINT: the same matrices each time
    for (int trial = 0; trial < 5; ++trial) {
        BlockTridiagonal<double> matrix(blocks);
        const Eigen::MatrixXd dense = fill(matrix, random);
        const Eigen::VectorXd expected = Eigen::VectorXd::Random(kB * blocks);
        Eigen::VectorXd x = dense * expected;
        QVERIFY(matrix.factor());
        matrix.solve(x.data());
        QVERIFY((x - expected).cwiseAbs().maxCoeff() < 1e-12);
    }
}

void TestBlockTridiagonal::fourAreAsFourSingles()
{
    std::mt19937 random(4); // NOLINT
    const int blocks = 25;
    BlockTridiagonal<double> matrix(blocks);
    fill(matrix, random);
    QVERIFY(matrix.factor());
    // Row-major: four right-hand sides innermost.
    Eigen::Matrix<double, Eigen::Dynamic, 4, Eigen::RowMajor> four(kB * blocks, 4);
    four.setRandom();
    Eigen::MatrixXd singles = four;
    matrix.solve<Four>(asLanes(four.data()));
    for (int c = 0; c < 4; ++c)
        matrix.solve(singles.col(c).data());
    QVERIFY((four - singles).cwiseAbs().maxCoeff() < 1e-13 * singles.cwiseAbs().maxCoeff());
}

void TestBlockTridiagonal::singularIsRefused()
{
    BlockTridiagonal<double> matrix(3);
    std::mt19937 random(5); // NOLINT
    fill(matrix, random);
    std::fill_n(matrix.diagonal(0), BlockTridiagonal<double>::kEntries, 0.0);
    QVERIFY(!matrix.factor());
    fill(matrix, random);
    matrix.diagonal(1)[3] = std::nan("");
    QVERIFY(!matrix.factor());
}

QTEST_GUILESS_MAIN(TestBlockTridiagonal)
#include "tst_block_tridiagonal.moc"
