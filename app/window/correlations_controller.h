#pragma once
#include "study/correlation_blocks.h"
#include "ui/view/prior_blocks_view.h"

#include <QObject>
#include <QStringList>

#include <map>
#include <set>

namespace interphase {

class MainWindow;
class StudySession;

/// Which priors go together, on the page Priors. What is typed into a block counts as soon as it is a
/// correlation matrix; until then it stands there with what is wrong, and the study keeps the last that was.
class CorrelationsController : public QObject
{
    Q_OBJECT
public:
    CorrelationsController(StudySession& session, MainWindow& window, QObject* parent);

    // block: of view().blocks; paths: of quantities.
    void addBlock(const QStringList& paths);
    void chooseParameters(int block, const QStringList& paths);
    void removeParameter(int block, const QString& path);
    void editCorrelation(int block, int row, int column, double correlation);
    void dropDraft(int block);
    void removeBlock(int block);
    const PriorBlocksView& view() const { return m_view; }

private:
    /// A matrix that is none yet, in the place of a block as it stands in the study.
    struct Draft
    {
        CorrelationDefinition before;
        std::vector<double> matrix;
        QString problem;
    };

    void refresh();
    void show();
    bool valid(int block) const { return block >= 0 && block < static_cast<int>(m_blocks.size()); }
    void put(const CorrelationDefinition& block, int at, const QString& label);

    StudySession& m_session;
    MainWindow& m_window;
    std::vector<CountingBlock> m_blocks;
    std::map<int, Draft> m_drafts;
    std::map<int, QString> m_refused; ///< choices of parameters that were none
    PriorBlocksView m_view;
};

} // namespace interphase
