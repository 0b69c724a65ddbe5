#include "ui/widgets/job_progress.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/progress_line.h"

#include <QVBoxLayout>

namespace interphase {

JobProgress::JobProgress(QWidget* parent)
    : QWidget(parent),
      m_line(new ProgressLine),
      m_text(makeParagraph({}, "muted"))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_line);
    column->addWidget(m_text);
    setWork({});
}

void JobProgress::setWork(const WorkView& work)
{
    m_line->setProgress(work.share);
    m_text->setText(work.text);
    m_text->setVisible(!work.text.isEmpty());
    setVisible(work.running);
}

} // namespace interphase
