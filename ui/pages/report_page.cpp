#include "ui/pages/report_page.h"

#include "ui/widgets/card.h"
#include "ui/widgets/labels.h"

#include <QCheckBox>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace interphase {
namespace {

constexpr int kPageWidth = 640;

bool samePages(const std::vector<QImage>& a, const std::vector<QImage>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const QImage& x, const QImage& y) { return x.cacheKey() == y.cacheKey(); });
}

} // namespace

ReportPage::ReportPage(QWidget* parent) : Page(parent)
{
    auto* inside = new QWidget;
    m_pages = new QVBoxLayout(inside);
    m_pages->setContentsMargins(12, 12, 12, 12);
    m_pages->setSpacing(16);
    content()->setContentsMargins(0, 0, 0, 0);
    content()->addWidget(makeScrollArea(inside), 1);
    m_sections = new Card(tr("Sections"));
    panel()->addWidget(m_sections);
    m_warning = makeParagraph(QString());
    buildExport();
    panel()->addStretch(1);
}

void ReportPage::buildExport()
{
    auto* card = new Card(tr("Export"));
    card->body()->addWidget(m_warning);
    m_warning->hide();
    // HTML and NetCDF are not in this version.
    const std::pair<QString, ReportFormat> formats[] = {
        {tr("Report as PDF…"), ReportFormat::Pdf},
        {tr("Figures…"), ReportFormat::Figures},
        {tr("Draws as CSV…"), ReportFormat::Csv},
        {tr("Parameters as BPX…"), ReportFormat::Bpx},
        {tr("Definition as JSON…"), ReportFormat::Definition}};
    for (const auto& [text, format] : formats) {
        auto* button = new QPushButton(text);
        button->setProperty("primary", format == ReportFormat::Pdf);
        connect(button, &QPushButton::clicked, this, [this, f = format] { Q_EMIT exportRequested(f); });
        card->body()->addWidget(button);
    }
    panel()->addWidget(card);
}

void ReportPage::fillSections()
{
    m_sections->clearBody();
    for (const ReportSectionView& section : m_view.sections) {
        auto* box = new QCheckBox(section.title);
        box->setChecked(section.on && section.available);
        box->setEnabled(section.available);
        if (!section.available)
            box->setToolTip(tr("There is nothing to report here yet."));
        connect(box, &QCheckBox::clicked, this,
                [this, id = section.id](bool on) { Q_EMIT sectionToggled(id, on); });
        m_sections->body()->addWidget(box);
    }
}

void ReportPage::fillPages()
{
    clearLayout(m_pages);
    for (const QImage& image : m_view.pages) {
        QPixmap pixmap = QPixmap::fromImage(image);
        // As wide as the preview is, whatever the resolution it was rendered at.
        pixmap.setDevicePixelRatio(std::max(1.0, static_cast<double>(image.width()) / kPageWidth));
        auto* page = new QLabel;
        page->setPixmap(pixmap);
        page->setProperty("card", true);
        m_pages->addWidget(page, 0, Qt::AlignHCenter);
    }
    m_pages->addStretch(1);
}

void ReportPage::setView(const ReportView& view)
{
    const bool newSections = view.sections != m_view.sections;
    const bool newPages = !samePages(view.pages, m_view.pages);
    m_view = view;
    if (newSections)
        fillSections();
    if (newPages)
        fillPages();
    m_warning->setText(view.warning);
    m_warning->setVisible(!view.warning.isEmpty());
}

} // namespace interphase
