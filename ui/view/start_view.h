#pragma once
#include "ui/view/shell_view.h"

namespace interphase {

struct RecentStudyView
{
    QString title;
    QString path;
    QString detail; ///< "5 parameters, 4 000 draws, yesterday"
    bool operator==(const RecentStudyView&) const = default;
};

struct StartView
{
    bool hasStudy = false;
    QString title;
    QString note;         ///< free text of the study, editable
    QString nextSentence; ///< "The data are in. Choose the cell and the model next."
    QString nextButton;   ///< "Go to Cell & model"
    PageId nextPage = PageId::Data;
    std::vector<RecentStudyView> recent;
    std::vector<ExampleView> examples;
    bool operator==(const StartView&) const = default;
};

} // namespace interphase
