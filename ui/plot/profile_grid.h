#pragma once
#include "ui/plot/plot_view.h"
#include "ui/view/identify_view.h"

namespace interphase {

/// One profile of the log posterior a parameter, the others re-optimised, with the 95 % threshold dashed.
class ProfileGrid : public PlotView
{
    Q_OBJECT
public:
    explicit ProfileGrid(QWidget* parent = nullptr);
    void setProfiles(const std::vector<ProfileView>& profiles);

protected:
    void rebuild() override;

private:
    void addProfile(const ProfileView& profile, int row, int column);

    std::vector<ProfileView> m_profiles;
};

} // namespace interphase
