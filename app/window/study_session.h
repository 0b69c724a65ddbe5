#pragma once
#include "cell/cell.h"
#include "study/study.h"

#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace interphase {

/// The study that is open in the window, with what it holds kept at hand. Every change goes through edit(),
/// is on the disk when that returns, and can be undone. Lives on the window's thread; jobs take value
/// snapshots of its parts.
class StudySession : public QObject
{
    Q_OBJECT
public:
    explicit StudySession(QObject* parent = nullptr);
    ~StudySession() override;

    /// Each closes what was open. False, with failed() emitted, when the file cannot be opened or made.
    bool open(const QString& path);
    bool create(const QString& path, const Definition& definition);
    void close();

    bool isOpen() const { return m_study != nullptr; }
    QString path() const;
    const Definition& definition() const { return m_definition; }
    const std::vector<Dataset>& datasets() const { return m_datasets; }
    /// The cell of the study with the definition's overrides and temperature; null while none is chosen.
    std::shared_ptr<const Cell> cell() const { return m_cell; }
    /// The same without overrides, as its file has it.
    std::shared_ptr<const Cell> baseCell() const { return m_base; }
    /// What the cell's file is called; empty while none is chosen.
    QString cellName() const { return m_cellName; }
    /// The last run of the current analysis begun for that purpose, as it was after the last change of the
    /// study or of its runs: the file is asked once. Not what a run under way has drawn since.
    const std::optional<RunInfo>& latestRun(RunPurpose purpose);
    /// A run began, ended or has new results.
    void refreshRuns();

    // Analyses. Another one is shown: opened() and changed() are emitted, for all that is shown is of it.
    const std::vector<AnalysisInfo>& analyses() const { return m_analyses; }
    std::int64_t analysis() const { return m_analysis; }
    /// The latest run for the evidence of each, in their order.
    const std::vector<std::optional<RunInfo>>& evidenceRuns();
    bool selectAnalysis(std::int64_t id);
    /// Adds a copy of the selected one under a name of its own, and selects it.
    bool copyAnalysis();
    bool renameAnalysis(std::int64_t id, const QString& name);
    /// Sets its prior weight.
    bool weighAnalysis(std::int64_t id, double weight);

    /// For runs, draws and results. Null when nothing is open.
    Study* study() const { return m_study.get(); }

    /// Writes one undoable change. False, with failed() emitted and nothing changed, when it cannot be
    /// written.
    bool edit(const StudyEdit& edit);
    bool setDefinition(const Definition& definition, const QString& label);
    void undo();
    void redo();
    std::optional<EditInfo> undoable();
    std::optional<EditInfo> redoable();

Q_SIGNALS:
    void opened();
    void closed();
    /// Definition, data or cell are others now.
    void changed();
    /// After refreshRuns().
    void runsChanged();
    /// One sentence for the person.
    void failed(const QString& sentence);

private:
    void reload();
    void reloadAfter(const StudyEdit& edit);
    void readCell();
    void applyDefinition();
    void keepNamedData();
    void step(bool (Study::*move)());
    bool change(const std::function<void(Study&)>& work);
    bool showOther(const std::function<void(Study&)>& work);
    QString freshName() const;

    std::unique_ptr<Study> m_study;
    Definition m_definition;
    std::vector<Dataset> m_datasets;
    std::shared_ptr<const Cell> m_base;
    std::shared_ptr<const Cell> m_cell;
    QString m_cellName;
    std::map<RunPurpose, std::optional<RunInfo>> m_runs;
    std::vector<AnalysisInfo> m_analyses;
    std::int64_t m_analysis = 0;
    std::optional<std::vector<std::optional<RunInfo>>> m_evidence;
};

} // namespace interphase
