// What drives the cell on the page Cell & model: a data set, or a discharge.
#include "app/window/job_runner.h"
#include "app/window/model_controller.h"
#include "app/window/study_session.h"
#include "calibrate/analysis_temperature.h"
#include "ui/text/messages.h"
#include "ui/text/number.h"
#include "ui/window/main_window.h"

#include <algorithm>

namespace interphase {
namespace {

constexpr int kCurvePoints = 300;

} // namespace

const Dataset* ModelController::drivingData() const
{
    const std::vector<Dataset>& data = m_session.datasets();
    if (m_drive && m_drive->empty())
        return nullptr;
    const auto chosen = m_drive ? std::ranges::find(data, *m_drive, &Dataset::name) : data.end();
    return chosen != data.end() ? &*chosen : leadingDataset(m_session.definition(), data);
}

void ModelController::addDrives(ModelView& view) const
{
    const std::vector<Dataset>& data = m_session.datasets();
    for (const Dataset& d : data)
        view.drives << QString::fromStdString(d.name);
    view.drives << tr("1C discharge from full") << tr("Steps");
    const Dataset* driving = drivingData();
    const auto none = static_cast<int>(data.size());
    view.drive = driving ? static_cast<int>(driving - data.data()) : none + (m_bySteps ? 1 : 0);
    view.bySteps = m_bySteps;
    view.steps = m_steps;
    view.startSoc = m_startSoc;
}

Protocol ModelController::drivingProtocol(const Cell& cell) const
{
    return m_bySteps ? parseProtocol(m_steps.toStdString(), cell.nominalCapacity_Ah) : dischargeOf(cell);
}

void ModelController::setSteps(const QString& steps)
{
    try {
        parseProtocol(steps.toStdString(), m_session.cell() ? m_session.cell()->nominalCapacity_Ah : 1.0);
        m_steps = steps;
    } catch (const InputError& error) {
        m_window.say(errorText(error));
        return;
    }
    if (m_bySteps)
        requestCurve(false);
}

void ModelController::setStartSoc(double soc)
{
    m_startSoc = std::clamp(soc, 0.0, 1.0);
    if (m_bySteps)
        requestCurve(false);
}

void ModelController::chooseDrive(int index)
{
    const std::vector<Dataset>& data = m_session.datasets();
    const auto at = static_cast<std::size_t>(std::max(0, index));
    m_drive = at < data.size() ? data[at].name : std::string();
    m_bySteps = at > data.size();
    m_stale = true;
    showPage();
}

/// What the data measured and the model does not follow.
QString ModelController::remark() const
{
    const ModelDefinition& model = m_session.definition().model;
    for (const Dataset& data : m_session.datasets())
        if (temperatureIsIgnored(data, model.physics.thermal, model.temperature_K))
            return tr("The model stays at %1 K, but %2 measured a temperature that differs. Heat “As "
                      "measured” follows it.")
                .arg(formatNumber(model.temperature_K, 5), QString::fromStdString(data.name));
    return {};
}

/// The measured current does not depend on the cell's values, so that most edits need no new one.
void ModelController::prepareMeasured()
{
    const Dataset* data = drivingData();
    const auto& uses = m_session.definition().data;
    const auto use = data ? std::ranges::find(uses, data->name, &DataUse::name) : uses.end();
    if (data && use != uses.end() && m_measured && *use == m_measuredUse &&
        data->sourceSha256 == m_measuredSha) {
        requestCurve(false);
        return;
    }
    m_measured.reset();
    if (!data || use == uses.end()) {
        requestCurve(false);
        return;
    }
    m_measuredUse = *use;
    m_measuredSha = data->sourceSha256;
    JobSpec spec{curveKey(), tr("Preparing %1").arg(QString::fromStdString(data->name)), PageId::Model};
    spec.failed = [this](const QString& sentence) {
        m_window.say(sentence);
        requestCurve(false);
    };
    const auto work = [definition = m_session.definition(), base = m_session.baseCell(),
                       data = *data](const RunContext&) {
        return std::make_shared<const MeasuredDrive>(measuredDrive(definition, *base, data, kCurvePoints));
    };
    m_jobs.start(this, std::move(spec), work, [this](std::shared_ptr<const MeasuredDrive> measured) {
        m_measured = std::move(measured);
        requestCurve(false);
    });
}

} // namespace interphase
