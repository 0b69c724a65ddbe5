#pragma once
#include "ui/view/common.h"
#include "ui/widgets/card.h"

namespace interphase {

/// One or two sentences and the button that acts on them, or several such, one below the other. Hidden while
/// there is nothing to say.
class AdviceCard : public Card
{
    Q_OBJECT
public:
    explicit AdviceCard(const QString& title, QWidget* parent = nullptr);
    void setAdvice(const AdviceView& advice);
    void setAdvice(const std::vector<AdviceView>& advice);

Q_SIGNALS:
    void accepted(int which); ///< its place in what was set

private:
    void addRow();

    std::size_t m_rows = 0;
};

} // namespace interphase
