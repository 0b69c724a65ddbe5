#include "app/window/model_controller.h"

#include "app/window/detail_views.h"
#include "app/window/job_runner.h"
#include "app/window/parameter_views.h"
#include "app/window/study_session.h"
#include "cell/bpx.h"
#include "cell/parameter_sets.h"
#include "study/correlation_blocks.h"
#include "ui/pages/model_page.h"
#include "ui/text/messages.h"
#include "ui/text/number.h"
#include "ui/text/symbol.h"
#include "ui/window/main_window.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>

namespace interphase {
namespace {

QString kindName(ModelKind kind)
{
    return kind == ModelKind::Spm    ? QStringLiteral("SPM")
           : kind == ModelKind::Spme ? QStringLiteral("SPMe")
                                     : QStringLiteral("DFN");
}

std::optional<ParameterId> idOf(const QString& path)
{
    return findParameter(path.toStdString());
}

QString nameOf(ParameterId id)
{
    return labelOf(parameterInfo(id)).name;
}

} // namespace

ModelController::ModelController(StudySession& session, MainWindow& window, JobRunner& jobs, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window),
      m_jobs(jobs)
{
    wire();
    refresh();
}

void ModelController::setResources(const Resources& resources)
{
    m_setFolder = resources.parameterSets();
    m_sets.clear();
    for (const std::string& name : bundledSets(m_setFolder))
        m_sets << QString::fromStdString(name);
    refresh();
}

void ModelController::wire()
{
    ModelPage* page = m_window.modelPage();
    connect(page, &ModelPage::parameterSetChanged, this, &ModelController::chooseSet);
    connect(page, &ModelPage::parameterFileRequested, this, &ModelController::chooseFile);
    connect(page, &ModelPage::driveChosen, this, &ModelController::chooseDrive);
    connect(page, &ModelPage::stepsChanged, this, &ModelController::setSteps);
    connect(page, &ModelPage::startSocChanged, this, &ModelController::setStartSoc);
    connect(page, &ModelPage::modelKindChanged, this, &ModelController::setKind);
    connect(page, &ModelPage::temperatureChanged, this, &ModelController::setTemperature);
    connect(page, &ModelPage::physicsChanged, this, &ModelController::setPhysics);
    connect(page, &ModelPage::parameterMoved, this, &ModelController::moveParameter);
    connect(page, &ModelPage::parameterChanged, this, &ModelController::setParameter);
    connect(page, &ModelPage::parameterFreed, this, &ModelController::freeParameter);
    connect(page, &Page::emptyActionRequested, this, [this] {
        if (!m_session.isOpen())
            m_window.showPage(PageId::Start);
        else if (!m_sets.isEmpty())
            chooseSet(m_sets.front());
    });
    connect(&m_session, &StudySession::changed, this, &ModelController::refresh);
    connect(&m_session, &StudySession::closed, this, [this] {
        m_drive.reset();
        m_bySteps = false;
        refresh();
    });
    connect(&m_window, &MainWindow::pageShown, this, [this] {
        if (onPage())
            showPage();
    });
}

bool ModelController::onPage() const
{
    return m_window.currentPage() == PageId::Model;
}

/// The study is another: what is shown of it is made anew when it is looked at.
void ModelController::refresh()
{
    m_stale = true;
    m_moved.clear();
    m_jobs.drop(curveKey());
    if (onPage())
        showPage();
}

void ModelController::showEmpty()
{
    const EmptyView noStudy{tr("Open a study or begin one; its cell is chosen here."), tr("Go to Start")};
    const EmptyView noCell{
        tr("Choose the cell that comes nearest to yours; its values can be changed and freed afterwards."),
        m_sets.isEmpty() ? QString() : tr("Begin with %1").arg(m_sets.front())};
    m_window.modelPage()->setEmpty(m_session.isOpen() ? noCell : noStudy);
}

void ModelController::showPage()
{
    if (!m_session.cell()) {
        showEmpty();
        return;
    }
    if (!m_stale)
        return;
    const Definition& definition = m_session.definition();
    ModelView view;
    view.parameterSets = m_sets;
    view.parameterSet = m_session.cellName();
    if (!view.parameterSets.contains(view.parameterSet))
        view.parameterSets << view.parameterSet;
    view.kind = definition.model.kind;
    view.temperature_K = definition.model.temperature_K;
    view.physics = definition.model.physics;
    view.groups = parameterGroups(*m_session.baseCell(), *m_session.cell(), definition);
    addDrives(view);
    view.remark = remark();
    m_window.modelPage()->setEmpty(std::nullopt);
    m_window.modelPage()->setView(view);
    m_stale = false;
    prepareMeasured();
}

void ModelController::requestCurve(bool moving)
{
    if (!m_session.cell())
        return;
    auto cell = std::make_shared<Cell>(*m_session.cell());
    for (const auto& [id, value] : m_moved)
        cell->parameters[id] = value;
    Q_EMIT cellShown(cell, moving);
    const ModelKind kind = m_session.definition().model.kind;
    const CurveRequest request{cell,
                               kind,
                               m_session.definition().model.physics,
                               m_measured,
                               drivingProtocol(*cell),
                               m_bySteps ? m_startSoc : 1.0,
                               kind == ModelKind::Dfn,
                               true,
                               moving};
    JobSpec spec{curveKey(), tr("Model curve"), PageId::Model, JobLane::Quick,
                 moving ? Overtake::FinishFirst : Overtake::Drop};
    spec.failed = [this](const QString& sentence) { Q_EMIT problem(sentence); };
    m_jobs.start(
        this, std::move(spec), [request](const RunContext& run) { return solveCurve(request, run); },
        [this](const CurveResult& result) { showCurve(result); });
}

/// What the curve is and how far it is from the data.
QString ModelController::caption(const CurveResult& result) const
{
    if (!result.status.ok())
        return withCompared(messageText(result.status.reason), result);
    QString text = m_bySteps ? tr("Steps from %1 % SOC").arg(formatNumber(100.0 * m_startSoc, 4))
                             : tr("1C discharge from full");
    if (m_measured) {
        const QString rms = formatQuantity(result.rms_V, QStringLiteral("V"), 3);
        text = tr("%1: rms %2").arg(QString::fromStdString(m_measuredUse.name), rms);
        if (m_measuredUse.fit)
            text = tr("%1 in the fit window").arg(text);
    }
    if (result.detailsLeftOut)
        text = tr("%1 · losses, profiles and heat are left out, they would take long").arg(text);
    else if (!result.details.status.ok()) // what lies beyond is no state of a cell
        text = tr("%1 · losses, profiles and heat: %2").arg(text, messageText(result.details.status.reason));
    return withCompared(text, result);
}

QString ModelController::withCompared(const QString& text, const CurveResult& result)
{
    return result.view.compare.x.empty() ? text : tr("%1 · dashed: SPM").arg(text);
}

void ModelController::showCurve(const CurveResult& result)
{
    if (result.status.outcome == Outcome::Cancelled)
        return;
    m_curve = result;
    m_curve.view.misfit = caption(result);
    addOverpotentials(result.details, m_curve.view);
    m_window.modelPage()->setCurve(m_curve.view);
    m_window.modelPage()->setDetails(detailsView(result.details));
    if (result.status.ok())
        Q_EMIT solveTimed(
            tr("%1 %2 ms")
                .arg(kindName(m_session.definition().model.kind), formatNumber(result.solve_ms, 2)));
    Q_EMIT curveShown();
}

void ModelController::moveParameter(const QString& path, double value)
{
    const std::optional<ParameterId> id = idOf(path);
    if (!id)
        return;
    m_moved[*id] = value;
    requestCurve(true);
}

void ModelController::setParameter(const QString& path, double value)
{
    const std::optional<ParameterId> id = idOf(path);
    if (!id || !m_session.baseCell())
        return;
    Definition definition = m_session.definition();
    if (value == m_session.baseCell()->parameters[*id])
        definition.overrides.erase(path.toStdString());
    else
        definition.overrides[path.toStdString()] = value;
    const ParameterLabel label = labelOf(parameterInfo(*id));
    m_session.setDefinition(definition,
                            tr("%1 = %2").arg(plainSymbol(label.symbol), formatQuantity(value, label.unit)));
}

void ModelController::freeParameter(const QString& path, bool free)
{
    const std::optional<ParameterId> id = idOf(path);
    if (!id || !m_session.cell())
        return;
    Definition definition = m_session.definition();
    const bool was =
        std::ranges::find(definition.free, path.toStdString(), &FreeParameter::path) != definition.free.end();
    if (was && !free)
        fixParameter(definition, path.toStdString());
    if (!was && free)
        definition.free.push_back({path.toStdString(), firstPrior(parameterInfo(*id), *m_session.cell())});
    m_session.setDefinition(definition, (free ? tr("Free %1") : tr("Fix %1")).arg(nameOf(*id)));
}

void ModelController::setKind(ModelKind kind)
{
    Definition definition = m_session.definition();
    definition.model.kind = kind;
    m_session.setDefinition(definition, tr("Model: %1").arg(kindName(kind)));
}

void ModelController::setTemperature(double temperature_K)
{
    Definition definition = m_session.definition();
    definition.model.temperature_K = temperature_K;
    m_session.setDefinition(definition, tr("Temperature"));
}

void ModelController::setPhysics(const CellPhysics& physics)
{
    Definition definition = m_session.definition();
    definition.model.physics = physics;
    m_session.setDefinition(definition, tr("Heat and ageing"));
}

void ModelController::useCell(const QString& title, const std::function<Cell()>& load,
                              const std::string& name)
{
    JobSpec spec{QStringLiteral("load cell"), title, PageId::Model};
    spec.failed = [this](const QString& sentence) {
        Q_EMIT problem(sentence);
        m_stale = true; // the chosen name goes back to what it was
        showPage();
    };
    const auto work = [load, name](const RunContext&) { return CellText{name, formatBpx(load())}; };
    m_jobs.start(this, std::move(spec), work, [this](CellText cell) {
        if (!m_session.isOpen())
            return;
        StudyEdit edit;
        edit.label = tr("Cell: %1").arg(QString::fromStdString(cell.name)).toStdString();
        edit.definition = m_session.definition();
        edit.definition->parameters = cell.name;
        edit.definition->overrides.clear(); // they were meant for the other cell
        edit.cell = std::move(cell);
        m_session.edit(edit);
    });
}

void ModelController::chooseSet(const QString& name)
{
    if (m_session.cell() && m_session.cellName() == name)
        return;
    useCell(
        tr("Reading %1").arg(name),
        [set = name.toStdString(), folder = m_setFolder] { return loadCell(set, folder); },
        name.toStdString());
}

void ModelController::loadFile(const QString& path)
{
    useCell(
        tr("Reading %1").arg(QFileInfo(path).fileName()),
        [file = path.toStdString()] { return readBpx(file); },
        QFileInfo(path).completeBaseName().toStdString());
}

void ModelController::chooseFile()
{
    const QString file = QFileDialog::getOpenFileName(&m_window, tr("Parameters of a cell"),
                                                      m_settings ? m_settings->folder() : QString(),
                                                      tr("BPX files (*.json);;All files (*)"));
    if (file.isEmpty())
        return;
    if (m_settings)
        m_settings->setFolderOf(file);
    loadFile(file);
}

} // namespace interphase
