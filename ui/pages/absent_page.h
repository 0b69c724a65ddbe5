#pragma once
#include "ui/pages/page.h"

namespace interphase {

/// A page of the plan that this version does not have. It says so.
class AbsentPage : public Page
{
    Q_OBJECT
public:
    explicit AbsentPage(const QString& sentence, QWidget* parent = nullptr) : Page(parent)
    {
        removePanel();
        setEmpty(EmptyView{sentence, {}});
    }
};

} // namespace interphase
