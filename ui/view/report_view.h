#pragma once
#include <QImage>
#include <QString>

#include <vector>

namespace interphase {

enum class ReportFormat { Pdf, Html, Csv, NetCdf, Bpx, Figures, Definition };

struct ReportSectionView
{
    QString id;
    QString title;
    bool on = true;
    bool available = true;
    bool operator==(const ReportSectionView&) const = default;
};

struct ReportView
{
    std::vector<ReportSectionView> sections;
    std::vector<QImage> pages; ///< as they will print
    QString warning;           ///< what the report has to say about itself, e.g. that it is stale
    bool operator==(const ReportView&) const = default;
};

} // namespace interphase
