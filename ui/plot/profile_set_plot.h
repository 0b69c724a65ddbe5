#pragma once
#include "ui/plot/plot_view.h"
#include "ui/view/model_view.h"

namespace interphase {

/// A quantity along a coordinate at one of several times; the other times stand faintly behind.
class ProfileSetPlot : public PlotView
{
    Q_OBJECT
public:
    explicit ProfileSetPlot(QWidget* parent = nullptr);
    void setProfiles(const ProfileSetView& profiles);
    void showTime(int index);
    const ProfileSetView& profiles() const { return m_profiles; }

protected:
    void rebuild() override;

private:
    void addDomains(QCPAxisRect* rect);

    ProfileSetView m_profiles;
    int m_index = 0;
};

} // namespace interphase
