#include "app/window/correlations_controller.h"

#include "app/window/results/quantity_label.h"
#include "app/window/study_session.h"
#include "bayes/correlation_range.h"
#include "bayes/prior_correlation.h"
#include "ui/pages/correlations_card.h"
#include "ui/pages/priors_page.h"
#include "ui/text/number.h"
#include "ui/text/symbol.h"
#include "ui/window/main_window.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace interphase {
namespace {

constexpr int kNewBlock = -1;

bool holdsTogether(const CorrelationDefinition& block)
try {
    std::vector<int> members(block.parameters.size());
    std::iota(members.begin(), members.end(), 0);
    PriorCorrelation(std::move(members), block.matrix);
    return true;
} catch (const InputError&) {
    return false;
}

/// Rounded to where it can be typed: within the interval, with as many decimals as that takes.
CorrelationRange typeable(const CorrelationRange& range)
{
    constexpr double kInside = 1e-4;
    CorrelationRange out = range;
    for (const double unit : {0.01, 0.001, 0.0001}) {
        out = {std::ceil((range.lower + kInside) / unit) * unit,
               std::floor((range.upper - kInside) / unit) * unit};
        if (out.lower < out.upper)
            break;
    }
    return out;
}

/// Why a matrix is none of correlations, after (row, column) was typed.
QString problemOf(const CorrelationDefinition& block, std::size_t row, std::size_t column)
{
    const std::size_t n = block.parameters.size();
    const auto beyond = std::ranges::count_if(block.matrix, [](double r) { return !(std::abs(r) <= 1.0); });
    const auto edges = std::ranges::count_if(block.matrix, [](double r) { return std::abs(r) == 1.0; });
    if (beyond > 0 || edges > static_cast<std::ptrdiff_t>(n))
        return CorrelationsController::tr(
            "A correlation lies between −1 and 1, both excluded; those that stood here before "
            "still count.");
    const auto range = correlationRange(block.matrix, n, row, column);
    const CorrelationRange shown = typeable(range.value_or(CorrelationRange{}));
    if (!range || !(shown.lower < shown.upper))
        return CorrelationsController::tr(
            "These correlations contradict each other (the matrix is not positive definite); "
            "those that stood here before still count.");
    return CorrelationsController::tr(
               "These correlations contradict each other (the matrix is not positive definite): with "
               "the others as they are, that of %1 and %2 lies between %3 and %4; those that stood "
               "here before still count.")
        .arg(plainSymbol(quantityLabel(block.parameters[row]).symbol),
             plainSymbol(quantityLabel(block.parameters[column]).symbol), formatNumber(shown.lower),
             formatNumber(shown.upper));
}

/// With the name by which the definition knows it as path.
ParameterLabel labelNamed(const std::string& name)
{
    ParameterLabel out = quantityLabel(name);
    out.path = QString::fromStdString(name);
    return out;
}

std::vector<std::string> namesOf(const QStringList& paths)
{
    std::vector<std::string> out;
    for (const QString& path : paths)
        out.push_back(path.toStdString());
    return out;
}

} // namespace

CorrelationsController::CorrelationsController(StudySession& session, MainWindow& window, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_window(window)
{
    const CorrelationsCard* card = window.priorsPage()->correlations();
    connect(card, &CorrelationsCard::blockAdded, this, &CorrelationsController::addBlock);
    connect(card, &CorrelationsCard::parametersChosen, this, &CorrelationsController::chooseParameters);
    connect(card, &CorrelationsCard::parameterRemoved, this, &CorrelationsController::removeParameter);
    connect(card, &CorrelationsCard::correlationEdited, this, &CorrelationsController::editCorrelation);
    connect(card, &CorrelationsCard::draftDropped, this, &CorrelationsController::dropDraft);
    connect(card, &CorrelationsCard::blockRemoved, this, &CorrelationsController::removeBlock);
    connect(&session, &StudySession::changed, this, &CorrelationsController::refresh);
    connect(&session, &StudySession::opened, this, &CorrelationsController::refresh);
    connect(&session, &StudySession::closed, this, &CorrelationsController::refresh);
    refresh();
}

/// The study is another; a draft stays where its block is what it was.
void CorrelationsController::refresh()
{
    m_blocks = countingBlocks(m_session.definition());
    m_refused.clear();
    std::erase_if(m_drafts, [this](const auto& draft) {
        return !valid(draft.first) ||
               m_blocks[static_cast<std::size_t>(draft.first)].block != draft.second.before;
    });
    show();
}

void CorrelationsController::show()
{
    m_view = {};
    for (const std::string& name : unknownsOf(m_session.definition()))
        m_view.choices.push_back({labelNamed(name), -1});
    for (std::size_t b = 0; b < m_blocks.size(); ++b) {
        const int index = static_cast<int>(b);
        const CorrelationDefinition& block = m_blocks[b].block;
        PriorBlockView view;
        for (const std::string& name : block.parameters) {
            view.parameters.push_back(labelNamed(name));
            std::ranges::find(m_view.choices, view.parameters.back(), &PriorChoiceView::label)->block = index;
        }
        view.matrix = block.matrix;
        view.source = QString::fromStdString(block.source);
        if (const auto refused = m_refused.find(index); refused != m_refused.end())
            view.problem = refused->second;
        if (const auto draft = m_drafts.find(index); draft != m_drafts.end()) {
            view.matrix = draft->second.matrix;
            view.problem = draft->second.problem;
        }
        m_view.blocks.push_back(std::move(view));
    }
    if (const auto refused = m_refused.find(kNewBlock); refused != m_refused.end())
        m_view.problem = refused->second;
    m_window.priorsPage()->correlations()->setView(m_view);
}

/// Into the study, in the place of a block or as a new one. Its parameters leave the blocks they stood in,
/// among them those of which too little is unknown to be shown.
void CorrelationsController::put(const CorrelationDefinition& block, int at, const QString& label)
{
    Definition definition = m_session.definition();
    std::size_t place = definition.correlations.size();
    if (at != kNewBlock) {
        place = m_blocks[static_cast<std::size_t>(at)].index;
        definition.correlations.erase(definition.correlations.begin() + static_cast<std::ptrdiff_t>(place));
    }
    takeFromBlocks(definition, block.parameters);
    place = std::min(place, definition.correlations.size());
    definition.correlations.insert(definition.correlations.begin() + static_cast<std::ptrdiff_t>(place),
                                   block);
    m_session.setDefinition(definition, label);
}

void CorrelationsController::addBlock(const QStringList& paths)
{
    if (!m_session.isOpen())
        return;
    if (paths.size() < 2) {
        m_refused[kNewBlock] = tr("A block needs two parameters or more; nothing was added.");
        show();
        return;
    }
    put(withParameters({}, namesOf(paths)), kNewBlock, tr("Correlate priors"));
}

void CorrelationsController::chooseParameters(int block, const QStringList& paths)
{
    if (!valid(block))
        return;
    const CorrelationDefinition& before = m_blocks[static_cast<std::size_t>(block)].block;
    if (paths.size() < 2) {
        m_refused[block] = tr("A block needs two parameters or more; this one stays as it was.");
        show();
        return;
    }
    // Those that were there stay in their order.
    std::vector<std::string> names = before.parameters, chosen = namesOf(paths);
    std::erase_if(names, [&](const std::string& name) { return std::ranges::count(chosen, name) == 0; });
    for (const std::string& name : chosen)
        if (std::ranges::count(names, name) == 0)
            names.push_back(name);
    put(withParameters(before, std::move(names)), block, tr("Correlate priors"));
}

void CorrelationsController::removeParameter(int block, const QString& path)
{
    if (!valid(block))
        return;
    Definition definition = m_session.definition();
    takeFromBlocks(definition, {path.toStdString()});
    m_session.setDefinition(definition,
                            tr("Decorrelate the prior of %1").arg(quantityLabel(path.toStdString()).name));
}

void CorrelationsController::editCorrelation(int block, int row, int column, double correlation)
{
    if (!valid(block))
        return;
    const CorrelationDefinition& before = m_blocks[static_cast<std::size_t>(block)].block;
    const std::size_t n = before.parameters.size();
    const auto i = static_cast<std::size_t>(row), j = static_cast<std::size_t>(column);
    if (i >= n || j >= n || i == j)
        return;
    CorrelationDefinition after = before;
    if (const auto draft = m_drafts.find(block); draft != m_drafts.end())
        after.matrix = draft->second.matrix;
    after.matrix[i * n + j] = after.matrix[j * n + i] = correlation;
    if (!holdsTogether(after)) {
        m_drafts[block] = {before, after.matrix, problemOf(after, i, j)};
        show();
        return;
    }
    m_drafts.erase(block);
    if (after == before)
        return show();
    const QString typed = tr("Some correlations were typed since.");
    QString source = QString::fromStdString(before.source);
    if (!source.isEmpty() && !source.endsWith(typed))
        source += QLatin1Char(' ') + typed;
    after.source = source.toStdString();
    put(after, block, tr("Correlation of priors"));
}

void CorrelationsController::dropDraft(int block)
{
    m_drafts.erase(block);
    m_refused.erase(block);
    show();
}

void CorrelationsController::removeBlock(int block)
{
    if (!valid(block))
        return;
    Definition definition = m_session.definition();
    definition.correlations.erase(
        definition.correlations.begin() +
        static_cast<std::ptrdiff_t>(m_blocks[static_cast<std::size_t>(block)].index));
    m_session.setDefinition(definition, tr("Remove a block of priors"));
}

} // namespace interphase
