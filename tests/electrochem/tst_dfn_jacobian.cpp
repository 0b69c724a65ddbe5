// The structured Newton matrix against a dense one made of dual numbers, column by column.
#include "electrochem/dfn_solver.h"
#include "physics_rig.h"

#include <Eigen/Dense>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace interphase;
using test::bundled;
using enum ParameterId;

namespace {

struct Case
{
    Cell cell;
    DfnOptions options;
    double alpha = 1.0;
    Control control = Control::Current;
    double rate = 1.5; ///< C
};

/// A system in the middle of a discharge whose algebraic equations hold to rounding.
class Working
{
public:
    explicit Working(const Case& c) : m_case(c), m_system(c.options.resolution, c.options.model)
    {
        DfnSolver solver(c.options);
        solver.begin(m_case.cell, {});
        if (!solver.run(test::constantCurrent(0.0, 300.0, c.rate * m_case.cell.nominalCapacity_Ah), {})
                 .status.ok())
            qFatal("no working state");
        y.assign(solver.state().begin(), solver.state().end());
        m_slow.assign(solver.slow().begin(), solver.slow().end());
        m_system.setCell(m_case.cell);
        // Slow states a step later, of 1 / alpha, that were these at its begin.
        m_known = m_slow;
        for (double& value : m_known)
            value *= -c.alpha;
        if (m_system.hasSlow())
            m_system.setSlow(m_slow.data(), c.alpha, m_known.data());
        rates.assign(y.size(), 0.0);
        settle();
        const auto current = static_cast<std::size_t>(m_system.layout().current());
        const double volts = m_system.voltage(y.data());
        m_system.setControl(c.control, c.control == Control::Current   ? y[current]
                                       : c.control == Control::Voltage ? volts
                                                                       : volts * y[current]);
        if (!m_system.derivative(0.0, y.data(), rates.data()))
            qFatal("no rates");
    }

    DfnSystem& system() { return m_system; }
    std::vector<double> y, rates;

    /// dF/dy + alpha dF/dy', the first from dual numbers, the second from a residual that is linear in y'.
    Eigen::MatrixXd dense()
    {
        const DfnLayout& l = m_system.layout();
        ParameterArray<Dual> p;
        for (std::size_t i = 0; i < kParameterCount; ++i)
            p.values[i] = m_case.cell.parameters.values[i];
        DfnTerms<Dual> terms;
        m_system.layOutDirections(cellCoefficients(p), terms);
        const std::vector<Dual> slow(m_slow.begin(), m_slow.end()), known(m_known.begin(), m_known.end());
        if (m_system.hasSlow())
            m_system.setSlow(p, slow.data(), m_case.alpha, known.data(), terms);
        m_system.setDirections(terms);
        Eigen::MatrixXd jacobian(l.size(), l.size());
        constexpr int kLanes = Dual::kLanes;
        std::vector<double> directions(y.size() * kLanes), lanes(y.size() * kLanes);
        for (int first = 0; first < l.size(); first += kLanes) {
            const int count = std::min(kLanes, l.size() - first);
            std::ranges::fill(directions, 0.0);
            for (int lane = 0; lane < count; ++lane)
                directions[static_cast<std::size_t>((first + lane) * kLanes + lane)] = 1.0;
            if (!m_system.totalResidual(y.data(), rates.data() + l.potential(), directions.data(),
                                        lanes.data()))
                qFatal("no derivatives");
            for (int row = 0; row < l.size(); ++row)
                for (int lane = 0; lane < count; ++lane)
                    jacobian(row, first + lane) = lanes[static_cast<std::size_t>(row * kLanes + lane)];
        }
        jacobian.diagonal().head(l.differential()).array() += m_case.alpha;
        std::vector<double> slope(y.size(), 0.0), rest(y.size()), moved(y.size());
        m_system.residual(0.0, y.data(), slope.data(), rest.data());
        for (int i = l.potential(); i < l.reaction(); ++i) {
            if (!m_system.isCharge(i))
                continue;
            slope[static_cast<std::size_t>(i)] = 1e6; // large beside the residual's own rounding
            m_system.residual(0.0, y.data(), slope.data(), moved.data());
            slope[static_cast<std::size_t>(i)] = 0.0;
            for (std::size_t row = 0; row < y.size(); ++row)
                jacobian(static_cast<Eigen::Index>(row), i) += m_case.alpha * 1e-6 * (moved[row] - rest[row]);
        }
        return jacobian;
    }

    bool factor(DfnSystem::Factors& factors)
    {
        std::vector<double> r(y.size());
        return m_system.residual(0.0, y.data(), rates.data(), r.data()) &&
               m_system.factor(factors, m_case.alpha);
    }

private:
    /// Newton's iteration on what is algebraic, with what is differential at a standstill.
    void settle()
    {
        DfnSystem::Factors factors(m_system.layout());
        std::vector<double> r(y.size());
        m_system.setControl(Control::Current, y[static_cast<std::size_t>(m_system.layout().current())]);
        for (int i = 0; i < 6; ++i) {
            if (!m_system.residual(0.0, y.data(), rates.data(), r.data()) ||
                !m_system.factor(factors, DfnSystem::kStandstill, true))
                qFatal("does not settle");
            for (int row = 0; row < m_system.layout().size(); ++row)
                if (row < m_system.layout().differential() || m_system.isCharge(row))
                    r[static_cast<std::size_t>(row)] = 0.0;
            m_system.solve(factors, r.data());
            for (std::size_t row = 0; row < y.size(); ++row)
                y[row] -= r[row];
        }
    }

    Case m_case;
    DfnSystem m_system;
    std::vector<double> m_slow, m_known;
};

DfnOptions coarse(const Cell& cell, const CellPhysics& physics = {})
{
    DfnOptions options = test::optionsWith(physics);
    options.resolution = {.negativeCells = 5,
                          .separatorCells = 3,
                          .positiveCells = 4,
                          .modes = 6,
                          .grading = 0.6,
                          .shells = 7,
                          .sizes = 3};
    options.model.particles = ParticleKinds::of(cell);
    return options;
}

Case caseOf(const QString& name)
{
    const auto with = [](Cell cell, const CellPhysics& physics = {}) {
        const DfnOptions options = coarse(cell, physics);
        return Case{std::move(cell), options};
    };
    const auto spme = [](Case c) {
        c.options.model.electrolyte = false;
        c.options.model.salt = {6, 3, 6};
        c.options.resolution.negativeCells = c.options.resolution.separatorCells =
            c.options.resolution.positiveCells = 1;
        return c;
    };
    const auto worn = [] { // that ages in every way
        Cell cell = bundled("OKane2022");
        cell.parameters[SeiSolventDiffusivity] = 2.5e-20;
        cell.parameters[NegativeLossRate] = 1e-8;
        return cell;
    };
    Cell cell = bundled(name.startsWith("Marquis2019")  ? "Marquis2019"
                        : name.startsWith("NMC")        ? "NMC_pouch_AboutEnergy"
                        : name.startsWith("ORegan2022") ? "ORegan2022"
                        : name.startsWith("blend")      ? "Chen2020_composite"
                                                        : "Chen2020");
    cell.parameters[NegativeFilmResistance] = 1e-3;
    cell.parameters[SeriesResistance] = 2e-3;
    if (name.contains("double layer"))
        cell.parameters[NegativeDoubleLayer] = cell.parameters[PositiveDoubleLayer] = 0.2;
    if (name.contains("charged on one side"))
        cell.parameters[PositiveDoubleLayer] = 0.2;
    if (name.startsWith("ORegan2022")) {
        cell.parameters[NegativeChargeTransfer] = 0.35;
        cell.parameters[PositiveChargeTransfer] = 0.6;
        cell.parameters[InitialSoc] = 0.8;
    }
    if (name.contains("sizes"))
        cell.parameters[NegativeRadiusSpread] = 0.3;
    if (name.contains("heat"))
        return with(cell, {ThermalKind::Lumped, SeiKind::None, PlatingKind::None});
    if (name.contains("SEI and plating")) {
        CellPhysics physics{ThermalKind::Lumped, SeiKind::Tunnelling, PlatingKind::PartiallyReversible};
        physics.sei = name.contains("solvent") ? SeiKind::SolventDiffusion : SeiKind::Tunnelling;
        physics.seiFillsPores = name.contains("pores");
        return name.contains("SPMe") ? spme(with(worn(), physics)) : with(worn(), physics);
    }
    return name.contains("SPMe") ? spme(with(cell)) : with(cell);
}

} // namespace

class TestDfnJacobian : public QObject
{
    Q_OBJECT

private slots:
    void everyColumn_data();
    void everyColumn();
};

void TestDfnJacobian::everyColumn_data()
{
    QTest::addColumn<int>("control");
    QTest::addColumn<double>("alpha");
    for (const char* name : {"Chen2020",
                             "Marquis2019",
                             "NMC pouch",
                             "Chen2020, double layer",
                             "Chen2020, charged on one side",
                             "ORegan2022",
                             "ORegan2022, double layer",
                             "blend",
                             "blend, double layer",
                             "blend, its branch switching",
                             "blend, SPMe, its branch switching",
                             "blend, its branch switching, double layer",
                             "Chen2020, sizes",
                             "Chen2020, heat",
                             "SEI and plating",
                             "SEI and plating, solvent, pores",
                             "SPMe",
                             "SPMe, double layer",
                             "SPMe, SEI and plating",
                             "SPMe, SEI and plating, solvent, pores"})
        for (const Control control : {Control::Current, Control::Voltage, Control::Power})
            for (const double alpha : {1e-3, 1.0, 1e3})
                QTest::addRow("%s; %s; %g", name,
                              control == Control::Current   ? "current"
                              : control == Control::Voltage ? "voltage"
                                                            : "power",
                              alpha)
                    << static_cast<int>(control) << alpha;
}

/// The structured solver applied to each column of the dense matrix gives that column of the identity.
void TestDfnJacobian::everyColumn()
{
    QFETCH(int, control);
    QFETCH(double, alpha);
    Case c = caseOf(QString(QTest::currentDataTag()).section(';', 0, 0));
    if (QString(QTest::currentDataTag()).contains("switching"))
        c.rate = 2e-4;
    c.control = static_cast<Control>(control);
    c.alpha = alpha;
    Working working(c);
    const DfnLayout& l = working.system().layout();
    const Eigen::MatrixXd dense = working.dense();
    DfnSystem::Factors factors(l);
    QVERIFY(working.factor(factors));
    double worst = 0.0;
    int at = 0, row = 0;
    for (int column = 0; column < l.size(); ++column) {
        Eigen::VectorXd x = dense.col(column);
        working.system().solve(factors, x.data());
        x(column) -= 1.0;
        // In equations, whose terms are the sizes of the dense row: not amplified by the inverse.
        const Eigen::VectorXd left = dense * x;
        for (int i = 0; i < l.size(); ++i) {
            const double size = dense.row(i).cwiseAbs().maxCoeff();
            if (std::abs(left(i)) > worst * size) {
                worst = std::abs(left(i)) / size;
                at = column;
                row = i;
            }
        }
    }
    QVERIFY2(worst < 1e-12, qPrintable(QString("%1 in column %2, row %3; c from %4, v %5, j %6")
                                           .arg(worst)
                                           .arg(at)
                                           .arg(row)
                                           .arg(l.concentration())
                                           .arg(l.potential())
                                           .arg(l.reaction())));
}

QTEST_GUILESS_MAIN(TestDfnJacobian)
#include "tst_dfn_jacobian.moc"
