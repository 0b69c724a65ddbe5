#pragma once
#include "ui/view/model_view.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;

namespace interphase {

class ProfileSetPlot;

/// Profiles of one kind: which quantity, of which material, and at which time, below the figure.
class ProfileTab : public QWidget
{
    Q_OBJECT
public:
    explicit ProfileTab(QWidget* parent = nullptr);
    void setSets(const std::vector<ProfileSetView>& sets);
    ProfileSetPlot* plot() const { return m_plot; }

private:
    void buildScrubber();
    void fillMaterials();
    void showSet();
    void showTime(int index);

    std::vector<ProfileSetView> m_sets;
    QString m_lastMaterial; ///< chosen, wherever there was a choice
    ProfileSetPlot* m_plot;
    QWidget* m_scrubber;
    QComboBox* m_quantity;
    QComboBox* m_material;
    QLabel* m_timeName;
    QSlider* m_time;
    QLabel* m_timeLabel;
};

} // namespace interphase
