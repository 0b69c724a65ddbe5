// The structured Newton matrix of the DFN against a dense matrix of differences of the residual.
#include "electrochem/dfn_solver.h"
#include "test_cells.h"

#include <Eigen/Dense>
#include <QTest>

using namespace interphase;

namespace {

const DfnResolution kResolution{5, 3, 4, 6, 0.6};

/// A state in the middle of a discharge with gradients everywhere.
std::vector<double> workingState(const Cell& cell)
{
    DfnOptions options;
    options.resolution = kResolution;
    DfnSolver solver(options);
    solver.begin(cell, {});
    const double rate = 2.0 * cell.nominalCapacity_Ah;
    if (!solver.run(test::constantCurrent(0.0, 300.0, rate), {}).status.ok())
        qFatal("no working state");
    return {solver.state().begin(), solver.state().end()};
}

/// dF/dy by central differences, extrapolated once in the step (error h^4).
Eigen::MatrixXd denseJacobian(DfnSystem& system, const std::vector<double>& y)
{
    const int n = system.layout().size();
    const std::vector<double> yp(y.size(), 0.0);
    Eigen::MatrixXd jacobian(n, n);
    for (int column = 0; column < n; ++column) {
        const auto difference = [&](double h) {
            std::vector<double> moved = y;
            Eigen::VectorXd above(n), below(n);
            moved[static_cast<std::size_t>(column)] += h;
            const bool first = system.residual(0.0, moved.data(), yp.data(), above.data());
            moved[static_cast<std::size_t>(column)] -= 2.0 * h;
            if (!first || !system.residual(0.0, moved.data(), yp.data(), below.data()))
                qFatal("residual failed");
            return Eigen::VectorXd((above - below) / (2.0 * h));
        };
        const double h = column == n - 1 ? 1e-2 : 2e-4;
        jacobian.col(column) = (4.0 * difference(0.5 * h) - difference(h)) / 3.0;
    }
    return jacobian;
}

/// Largest error relative to the largest entry of the same kind (modes, c, potentials, current).
double relativeError(const DfnLayout& l, const Eigen::VectorXd& x, const Eigen::VectorXd& exact)
{
    const int bounds[] = {0, l.concentration(), l.electrolytePotential(), l.current(), l.size()};
    double worst = 0.0;
    for (int g = 0; g < 4; ++g) {
        const int first = bounds[g], count = bounds[g + 1] - first;
        const double scale = exact.segment(first, count).cwiseAbs().maxCoeff();
        const double error = (x - exact).segment(first, count).cwiseAbs().maxCoeff();
        if (error > 0.0)
            worst = std::max(worst, error / (scale + 1e-12));
    }
    return worst;
}

} // namespace

class TestDfnNewton : public QObject
{
    Q_OBJECT

private slots:
    void derivativeOfTheRates();
    void full_data();
    void full();
    void algebraicOnly_data();
    void algebraicOnly();
    void directionalResidual();
};

namespace {

void setControl(DfnSystem& system, int control, const std::vector<double>& y)
{
    const double voltage = system.voltage(y.data()), current = y.back();
    const auto c = static_cast<Control>(control);
    system.setControl(c, c == Control::Current   ? current
                         : c == Control::Voltage ? voltage
                                                 : voltage * current);
}

} // namespace

/// Rate form: dF/dy' is one on differential rows and zero on the others.
void TestDfnNewton::derivativeOfTheRates()
{
    const Cell cell = test::bundled("Chen2020");
    const std::vector<double> y = workingState(cell);
    DfnSystem system(kResolution);
    system.setCell(cell);
    std::vector<double> zero(y.size(), 0.0), ones(y.size(), 1.0), a(y.size()), b(y.size());
    QVERIFY(system.residual(0.0, y.data(), zero.data(), a.data()));
    QVERIFY(system.residual(0.0, y.data(), ones.data(), b.data()));
    for (int i = 0; i < system.layout().size(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        QVERIFY(std::abs(b[at] - a[at] - (i < system.layout().differential() ? 1.0 : 0.0)) < 1e-12);
    }
}

void TestDfnNewton::full_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("control");
    QTest::addColumn<double>("alpha");
    for (const char* name : {"Chen2020", "Marquis2019", "NMC_pouch_AboutEnergy"})
        for (int control = 0; control < 3; ++control)
            for (const double alpha : {1e-3, 1.0, 1e3})
                QTest::newRow(qPrintable(QString("%1 %2 %3").arg(name).arg(control).arg(alpha)))
                    << name << control << alpha;
}

void TestDfnNewton::full()
{
    QFETCH(QString, name);
    QFETCH(int, control);
    QFETCH(double, alpha);
    const Cell cell = test::bundled(qPrintable(name));
    const std::vector<double> y = workingState(cell);
    DfnSystem system(kResolution);
    system.setCell(cell);
    setControl(system, control, y);
    const DfnLayout& l = system.layout();
    Eigen::MatrixXd dense = denseJacobian(system, y);
    dense.diagonal().head(l.differential()).array() += alpha;
    const Eigen::PartialPivLU<Eigen::MatrixXd> lu(dense);
    DfnSystem::Factors factors(l);
    QVERIFY(system.factor(factors, DfnSystem::Mode::Full, alpha, y.data()));

    Eigen::Matrix<double, Eigen::Dynamic, 4, Eigen::RowMajor> four(l.size(), 4);
    four.setRandom();
    const Eigen::MatrixXd exact = lu.solve(four);
    for (int c = 0; c < 4; ++c) {
        Eigen::VectorXd x = four.col(c);
        system.solve(factors, x.data());
        const double error = relativeError(l, x, exact.col(c));
        QVERIFY2(error < 1e-6, qPrintable(QString::number(error)));
    }
    system.solve4(factors, four.data());
    for (int c = 0; c < 4; ++c)
        QVERIFY(relativeError(l, four.col(c), exact.col(c)) < 1e-6);
}

void TestDfnNewton::algebraicOnly_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("control");
    for (const char* name : {"Chen2020", "Marquis2019"})
        for (int control = 0; control < 3; ++control)
            QTest::newRow(qPrintable(QString("%1 %2").arg(name).arg(control))) << name << control;
}

void TestDfnNewton::algebraicOnly()
{
    QFETCH(QString, name);
    QFETCH(int, control);
    const Cell cell = test::bundled(qPrintable(name));
    const std::vector<double> y = workingState(cell);
    DfnSystem system(kResolution);
    system.setCell(cell);
    setControl(system, control, y);
    const DfnLayout& l = system.layout();
    const int kept = l.differential(), count = l.size() - kept;
    const Eigen::PartialPivLU<Eigen::MatrixXd> lu(denseJacobian(system, y).bottomRightCorner(count, count));
    DfnSystem::Factors factors(l);
    QVERIFY(system.factor(factors, DfnSystem::Mode::AlgebraicOnly, 1.0, y.data()));

    Eigen::Matrix<double, Eigen::Dynamic, 4, Eigen::RowMajor> four(l.size(), 4);
    four.setRandom();
    four.topRows(kept).setZero();
    Eigen::MatrixXd exact = Eigen::MatrixXd::Zero(l.size(), 4);
    exact.bottomRows(count) = lu.solve(Eigen::MatrixXd(four.bottomRows(count)));
    for (int c = 0; c < 4; ++c) {
        Eigen::VectorXd x = four.col(c);
        system.solve(factors, x.data());
        const double error = relativeError(l, x, exact.col(c));
        QVERIFY2(error < 1e-6, qPrintable(QString::number(error)));
    }
    system.solve4(factors, four.data());
    for (int c = 0; c < 4; ++c)
        QVERIFY(relativeError(l, four.col(c), exact.col(c)) < 1e-6);
}

/// dF/dp of every parameter against differences of the residual.
void TestDfnNewton::directionalResidual()
{
    Cell cell = test::bundled("NMC_pouch_AboutEnergy");
    cell.parameters[ParameterId::SeriesResistance] = 1e-3;
    cell.parameters[ParameterId::Temperature] = 303.0;
    const std::vector<double> y = workingState(cell);
    std::vector<double> yp(y.size());
    DfnSystem system(kResolution);
    system.setCell(cell);
    setControl(system, static_cast<int>(Control::Voltage), y);
    QVERIFY(system.derivative(0.0, y.data(), yp.data()));
    for (std::size_t p = 0; p < kParameterCount; ++p) {
        ParameterArray<Dual> seeded;
        for (std::size_t k = 0; k < kParameterCount; ++k)
            seeded.values[k] = cell.parameters.values[k];
        seeded.values[p].slope[1] = 1.0;
        system.setDirections(cellCoefficients(seeded));
        std::vector<double> lanes(4 * y.size());
        QVERIFY(system.directionalResidual(y.data(), lanes.data()));
        const double h = 1e-6 * std::max(std::abs(cell.parameters.values[p]), 1e-6);
        std::vector<double> sides[2];
        for (const int side : {0, 1}) {
            Cell moved = cell;
            moved.parameters.values[p] += side ? h : -h;
            DfnSystem other(kResolution);
            other.setCell(moved);
            setControl(other, static_cast<int>(Control::Current), y);
            other.setControl(Control::Voltage, system.voltage(y.data()));
            sides[side].resize(y.size());
            QVERIFY(other.residual(0.0, y.data(), yp.data(), sides[side].data()));
        }
        double largest = 0.0, worst = 0.0;
        for (std::size_t i = 0; i < y.size(); ++i) {
            const double difference = (sides[1][i] - sides[0][i]) / (2.0 * h);
            largest = std::max(largest, std::abs(difference));
            worst = std::max(worst, std::abs(lanes[4 * i + 1] - difference));
        }
        const std::string path(parameterInfo(static_cast<ParameterId>(p)).path);
        QVERIFY2(worst <= 2e-6 * largest + 1e-14 / h, path.c_str());
    }
}

QTEST_GUILESS_MAIN(TestDfnNewton)
#include "tst_dfn_newton.moc"
