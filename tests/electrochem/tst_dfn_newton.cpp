// The structured Newton matrix of the DFN against a dense matrix of differences of the residual.
#include "electrochem/dfn_solver.h"
#include "test_cells.h"

#include <Eigen/Dense>
#include <QTest>
#include <complex>

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
    if (!solver.run(test::constantCurrent(0.0, 100.0, rate), {}).status.ok())
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
        const double h = column == system.layout().current() ? 1e-2 : 2e-4;
        jacobian.col(column) = (4.0 * difference(0.5 * h) - difference(h)) / 3.0;
    }
    return jacobian;
}

/// Largest error relative to the largest entry of the same kind.
double relativeError(const DfnLayout& l, const Eigen::VectorXd& x, const Eigen::VectorXd& exact)
{
    const int bounds[] = {0,           l.concentration(), l.potential(), l.reaction(),
                          l.current(), l.voltage(),       l.size()};
    double worst = 0.0;
    for (int g = 0; g < 6; ++g) {
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
    void impedance();
    void directionalResidual();
};

namespace {

void setControl(DfnSystem& system, int control, const std::vector<double>& y)
{
    const double voltage = system.voltage(y.data());
    const double current = y[static_cast<std::size_t>(system.layout().current())];
    const auto c = static_cast<Control>(control);
    system.setControl(c, c == Control::Current   ? current
                         : c == Control::Voltage ? voltage
                                                 : voltage * current);
}

} // namespace

/// The residual at y, y' = 0: what factor() then stands at.
void evaluate(DfnSystem& system, const std::vector<double>& y)
{
    const std::vector<double> yp(y.size(), 0.0);
    std::vector<double> r(y.size());
    if (!system.residual(0.0, y.data(), yp.data(), r.data()))
        qFatal("residual failed");
}

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
    QTest::addColumn<double>("doubleLayer");
    for (const char* name : {"Chen2020", "Marquis2019", "NMC_pouch_AboutEnergy"})
        for (int control = 0; control < 3; ++control)
            for (const double alpha : {1e-3, 1.0, 1e3})
                QTest::newRow(qPrintable(QString("%1 %2 %3").arg(name).arg(control).arg(alpha)))
                    << name << control << alpha << 0.0;
    QTest::newRow("double layer") << "Chen2020" << 1 << 1.0 << 0.2;
    // Transport by concentration, kinetics of its own.
    for (int control = 0; control < 3; ++control)
        QTest::newRow(qPrintable(QString("ORegan2022 %1").arg(control)))
            << "ORegan2022" << control << 1.0 << 0.0;
    QTest::newRow("ORegan2022, double layer") << "ORegan2022" << 1 << 1.0 << 0.2;
}

/// dF/dy' of the double layers, from differences of a residual that is linear in it.
Eigen::MatrixXd chargingMatrix(DfnSystem& system, const std::vector<double>& y)
{
    const DfnLayout& l = system.layout();
    std::vector<double> yp(y.size(), 0.0), rest(y.size()), moved(y.size());
    system.residual(0.0, y.data(), yp.data(), rest.data());
    Eigen::MatrixXd out = Eigen::MatrixXd::Zero(l.size(), l.size());
    for (int i = l.potential(); i < l.reaction(); ++i) {
        yp[static_cast<std::size_t>(i)] = 1.0;
        system.residual(0.0, y.data(), yp.data(), moved.data());
        yp[static_cast<std::size_t>(i)] = 0.0;
        for (int row = 0; row < l.size(); ++row)
            out(row, i) = moved[static_cast<std::size_t>(row)] - rest[static_cast<std::size_t>(row)];
    }
    return out;
}

void TestDfnNewton::full()
{
    QFETCH(QString, name);
    QFETCH(int, control);
    QFETCH(double, alpha);
    QFETCH(double, doubleLayer);
    Cell cell = test::bundled(qPrintable(name));
    cell.parameters[ParameterId::NegativeFilmResistance] = 1e-3;
    cell.parameters[ParameterId::PositiveDoubleLayer] = doubleLayer;
    if (name == "ORegan2022") {
        cell.parameters[ParameterId::NegativeChargeTransfer] = 0.35;
        cell.parameters[ParameterId::PositiveChargeTransfer] = 0.6;
        cell.parameters[ParameterId::InitialSoc] = 0.8;
    }
    const std::vector<double> y = workingState(cell);
    DfnSystem system(kResolution);
    system.setCell(cell);
    setControl(system, control, y);
    const DfnLayout& l = system.layout();
    Eigen::MatrixXd dense = denseJacobian(system, y) + alpha * chargingMatrix(system, y);
    dense.diagonal().head(l.differential()).array() += alpha;
    const Eigen::PartialPivLU<Eigen::MatrixXd> lu(dense);
    DfnSystem::Factors factors(l);
    evaluate(system, y);
    QVERIFY(system.factor(factors, alpha));

    Eigen::Matrix<double, Eigen::Dynamic, 4, Eigen::RowMajor> four(l.size(), 4);
    four.setRandom();
    // The separator has no v.
    four.middleRows(l.potential() + l.negative, l.separator).setZero();
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

/// The same with alpha = i omega; there the particles answer exactly, and 14 modes nearly so.
void TestDfnNewton::impedance()
{
    using Complex = std::complex<double>;
    Cell cell = test::bundled("Chen2020");
    cell.parameters[ParameterId::NegativeDoubleLayer] = 0.2;
    cell.parameters[ParameterId::PositiveDoubleLayer] = 0.2;
    DfnResolution resolution = kResolution;
    resolution.modes = 14;
    DfnSystem system(resolution);
    system.setCell(cell);
    std::vector<double> y(static_cast<std::size_t>(system.layout().size()));
    system.initialState(y);
    setControl(system, 0, y);
    const DfnLayout& l = system.layout();
    const Complex alpha(0.0, 0.05);
    Eigen::MatrixXcd dense = denseJacobian(system, y).cast<Complex>() + alpha * chargingMatrix(system, y);
    dense.diagonal().head(l.differential()).array() += alpha;
    DfnSystem::FactorsOf<Complex> factors(l);
    evaluate(system, y);
    QVERIFY(system.factor(factors, alpha));
    Eigen::VectorXcd x = Eigen::VectorXcd::Zero(l.size());
    x(l.current()) = 1.0;
    const Eigen::VectorXcd exact = dense.partialPivLu().solve(x);
    system.solve(factors, x.data());
    const double error = std::abs(x(l.voltage()) - exact(l.voltage())) / std::abs(exact(l.voltage()));
    QVERIFY2(error < 1e-5, qPrintable(QString::number(error)));
}

/// dF/dp of every parameter against differences of the residual.
void TestDfnNewton::directionalResidual()
{
    Cell cell = test::bundled("NMC_pouch_AboutEnergy");
    cell.parameters[ParameterId::SeriesResistance] = 1e-3;
    cell.parameters[ParameterId::Temperature] = 303.0;
    cell.parameters[ParameterId::NegativeDoubleLayer] = 0.2;
    cell.parameters[ParameterId::PositiveFilmResistance] = 1e-3;
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
        DfnTerms<Dual> terms;
        system.layOutDirections(cellCoefficients(seeded), terms);
        system.setDirections(terms);
        std::vector<double> lanes(4 * y.size());
        QVERIFY(system.directionalResidual(y.data(), yp.data() + system.layout().potential(), lanes.data()));
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
        QVERIFY2(worst <= 2e-6 * largest + 1e-14 / h,
                 qPrintable(QString("%1: %2 of %3").arg(path.c_str()).arg(worst).arg(largest)));
    }
}

QTEST_GUILESS_MAIN(TestDfnNewton)
#include "tst_dfn_newton.moc"
