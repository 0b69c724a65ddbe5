#pragma once
#include "ui/pages/page.h"
#include "ui/view/report_view.h"

class QLabel;

namespace interphase {

class Card;

/// The report as it will print; sections on and off; what can be exported.
class ReportPage : public Page
{
    Q_OBJECT
public:
    explicit ReportPage(QWidget* parent = nullptr);
    void setView(const ReportView& view);

Q_SIGNALS:
    void sectionToggled(const QString& id, bool on);
    void exportRequested(interphase::ReportFormat format);

private:
    void buildExport();
    void fillSections();
    void fillPages();

    ReportView m_view;
    QVBoxLayout* m_pages;
    Card* m_sections;
    QLabel* m_warning;
};

} // namespace interphase
