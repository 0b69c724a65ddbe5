#pragma once
#include <QColor>
#include <QFont>
#include <QPalette>

#include <array>

class QWidget;

namespace interphase {

enum class ThemeChoice { System, Light, Dark };

/// The three sizes of text.
enum class TextSize { Headline, Normal, Small };

/// Colours by what they mean. One value, passed to whoever paints.
struct Theme
{
    bool dark = false;
    QColor window;  ///< behind the cards
    QColor surface; ///< cards, fields
    QColor border;
    QColor grid;
    QColor axis;
    QColor text;
    QColor muted;     ///< secondary text, still 4.5:1
    QColor accent;    ///< what can be pressed, what is chosen; also the model
    QColor onAccent;  ///< text on accent
    QColor selection; ///< background of the chosen row
    QColor data;      ///< points
    QColor model;
    QColor prior;
    QColor holdOut;
    QColor warning;
    QColor good;
    QColor guard; ///< background of the yellow strip
    QColor step;  ///< shading of every other step of an experiment
    std::array<QColor, 4> chains;
    std::array<QColor, 9> parts; ///< stacked areas, Okabe-Ito and two more

    QColor withAlpha(const QColor& color, double alpha) const;
};

Theme lightTheme();
Theme darkTheme();
/// The theme for a choice; System looks at whether the system's window colour is dark.
Theme themeFor(ThemeChoice choice, const QPalette& system);

QPalette paletteOf(const Theme& theme);
QString styleSheetOf(const Theme& theme);

int pixelSize(TextSize size);
/// The application's family in one of the three sizes.
QFont textFont(TextSize size, QFont::Weight weight = QFont::Normal);

/// Fusion and the normal text size; call once after QApplication.
void prepareApplication();
/// Inter, or the family named, for pictures (tests, README, no display). False where it is not installed.
bool usePictureFont(const QString& family = QString());

/// Implemented by what paints itself.
class Themed
{
public:
    virtual ~Themed() = default;
    virtual void setTheme(const Theme& theme) = 0;
};

/// Hands the theme to every Themed widget under root, root included.
void applyTheme(QWidget* root, const Theme& theme);

} // namespace interphase
