#include "app/window/impedance_controller.h"

#include "app/window/job_runner.h"
#include "app/window/study_session.h"
#include "cell/open_circuit.h"
#include "impedance/spectrum.h"
#include "ui/pages/impedance_card.h"
#include "ui/pages/model_page.h"
#include "ui/text/messages.h"
#include "ui/text/number.h"
#include "ui/window/main_window.h"

#include <algorithm>
#include <cmath>

namespace interphase {
namespace {

const QString kKey = QStringLiteral("impedance");
constexpr double kUsual_Hz = 1e3; ///< of the resistance on a cell's data sheet

struct Spectrum
{
    Status status;
    std::vector<double> frequency_Hz;
    std::vector<std::complex<double>> z;
    double voltage_V = 0.0;
};

Spectrum solve(Cell cell, ModelKind model, const ImpedanceRequestView& request)
{
    Spectrum out;
    cell.parameters[ParameterId::InitialSoc] = request.soc;
    addDoubleLayer(cell);
    out.frequency_Hz = spectrumFrequencies(request.lowest_Hz, request.highest_Hz);
    out.voltage_V = openCircuitVoltage(cell, request.soc);
    SpectrumOptions options;
    options.model = model;
    ImpedanceSolver solver(options);
    out.status = solver.solve(cell, out.frequency_Hz, out.z);
    return out;
}

} // namespace

std::vector<double> spectrumFrequencies(double lowest_Hz, double highest_Hz)
{
    constexpr int kPerDecade = 24; // arcs look round
    constexpr double kSame = 1e-6; ///< relative
    std::vector<double> out{lowest_Hz};
    const auto first = static_cast<int>(std::floor(kPerDecade * std::log10(lowest_Hz)));
    const auto last = static_cast<int>(std::ceil(kPerDecade * std::log10(highest_Hz)));
    for (int i = first; i <= last; ++i) {
        const double f = std::pow(10.0, static_cast<double>(i) / kPerDecade);
        if (f > lowest_Hz * (1.0 + kSame) && f < highest_Hz * (1.0 - kSame))
            out.push_back(f);
    }
    out.push_back(highest_Hz);
    return out;
}

ImpedanceController::ImpedanceController(StudySession& session, MainWindow& window, JobRunner& jobs,
                                         QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_jobs(jobs)
{
    wire();
}

void ImpedanceController::wire()
{
    connect(m_window.modelPage()->impedance(), &ImpedanceCard::requestChanged, this,
            &ImpedanceController::setRequest);
    connect(&m_session, &StudySession::closed, this, [this] {
        m_jobs.drop(kKey);
        m_cell.reset();
        m_view = {};
    });
    const auto looked = [this] {
        if (m_stale)
            update(false);
    };
    connect(m_window.modelPage(), &ModelPage::tabShown, this, looked);
    connect(&m_window, &MainWindow::pageShown, this, looked);
}

bool ImpedanceController::isLookedAt() const
{
    return m_window.currentPage() == PageId::Model &&
           m_window.modelPage()->currentTab() == ModelTab::Impedance;
}

void ImpedanceController::setCell(const std::shared_ptr<const Cell>& cell, bool moving)
{
    m_cell = cell;
    update(moving);
}

void ImpedanceController::setRequest(const ImpedanceRequestView& request)
{
    m_view.request = request;
    update(false);
}

void ImpedanceController::update(bool moving)
{
    m_stale = !isLookedAt() || !m_cell;
    if (m_stale)
        return;
    JobSpec spec{kKey, tr("Impedance"), PageId::Model, JobLane::Quick,
                 moving ? Overtake::FinishFirst : Overtake::Drop};
    spec.failed = [this](const QString& sentence) { showProblem(sentence); };
    m_jobs.start(
        this, std::move(spec),
        [cell = m_cell, model = m_session.definition().model.kind,
         request = m_view.request](const RunContext&) { return solve(*cell, model, request); },
        [this](const Spectrum& spectrum) {
            if (spectrum.status.ok())
                show(spectrum.frequency_Hz, spectrum.z, spectrum.voltage_V);
            else if (spectrum.status.outcome == Outcome::Failed)
                showProblem(messageText(spectrum.status.reason));
        });
}

void ImpedanceController::show(const std::vector<double>& frequency_Hz,
                               const std::vector<std::complex<double>>& z, double voltage_V)
{
    m_view.frequency_Hz = frequency_Hz;
    m_view.real_ohm.clear();
    m_view.minus_ohm.clear();
    for (const std::complex<double>& value : z) {
        m_view.real_ohm.push_back(value.real());
        m_view.minus_ohm.push_back(-value.imag());
    }
    m_view.problem.clear();
    m_view.figures = {{tr("Voltage at rest"), formatQuantity(voltage_V, QStringLiteral("V"), 4)}};
    const auto usual =
        std::ranges::find_if(frequency_Hz, [](double f) { return std::abs(f / kUsual_Hz - 1.0) < 1e-6; });
    if (usual != frequency_Hz.end())
        m_view.figures.push_back(
            {tr("Re Z at 1 kHz"),
             formatQuantity(m_view.real_ohm[static_cast<std::size_t>(usual - frequency_Hz.begin())],
                            QStringLiteral("ohm"), 4)});
    const CellPhysics& physics = m_session.definition().model.physics;
    if (physics.ages() || physics.thermal != ThermalKind::Isothermal)
        m_view.figures.push_back({tr("Left out"), tr("heat and ageing, the SEI's film too")});
    m_window.modelPage()->setImpedance(m_view);
}

void ImpedanceController::showProblem(const QString& sentence)
{
    m_view.frequency_Hz.clear();
    m_view.real_ohm.clear();
    m_view.minus_ohm.clear();
    m_view.figures.clear();
    m_view.problem = sentence;
    m_window.modelPage()->setImpedance(m_view);
}

} // namespace interphase
