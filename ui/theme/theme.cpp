#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyleFactory>
#include <QWidget>

// A static library's resources are linked only when something asks for them; the macro must stand outside a
// namespace.
static void initResources()
{
    Q_INIT_RESOURCE(ui);
}

namespace interphase {
namespace {

QColor rgb(unsigned value)
{
    return QColor::fromRgb(value);
}

} // namespace

QColor Theme::withAlpha(const QColor& color, double alpha) const
{
    QColor out = color;
    out.setAlphaF(static_cast<float>(alpha));
    return out;
}

Theme lightTheme()
{
    Theme t;
    t.window = rgb(0xf3f4f6);
    t.surface = rgb(0xffffff);
    t.border = rgb(0xe0e3e8);
    t.grid = rgb(0xeceef1);
    t.axis = rgb(0xcfd4db);
    t.text = rgb(0x16181d);
    t.muted = rgb(0x565f73);
    t.accent = rgb(0x0072b2);
    t.onAccent = rgb(0xffffff);
    t.selection = rgb(0xe3f0f7);
    t.data = rgb(0x16181d);
    t.model = rgb(0x0072b2);
    t.prior = rgb(0x868e99);
    t.holdOut = rgb(0xe69f00);
    t.warning = rgb(0xd55e00);
    t.good = rgb(0x009e73);
    t.guard = rgb(0xfdf3d7);
    t.step = rgb(0xf6f7f9);
    t.chains = {rgb(0x86c3e6), rgb(0x08517d), rgb(0x3f9bd1), rgb(0x0072b2)};
    t.parts = {rgb(0x0072b2), rgb(0x56b4e9), rgb(0x009e73), rgb(0xe69f00), rgb(0xcc79a7),
               rgb(0x999999), rgb(0x8a5a44), rgb(0x6a51a3), rgb(0xd55e00)};
    return t;
}

Theme darkTheme()
{
    Theme t;
    t.dark = true;
    t.window = rgb(0x16181c);
    t.surface = rgb(0x21242b);
    t.border = rgb(0x363b44);
    t.grid = rgb(0x2c3038);
    t.axis = rgb(0x4a505b);
    t.text = rgb(0xe8eaed);
    t.muted = rgb(0xa0a8b6);
    t.accent = rgb(0x56b4e9);
    t.onAccent = rgb(0x0c1a24);
    t.selection = rgb(0x24343f);
    t.data = rgb(0xf2f3f5);
    t.model = rgb(0x56b4e9);
    t.prior = rgb(0x8b93a0);
    t.holdOut = rgb(0xe69f00);
    t.warning = rgb(0xe8792b);
    t.good = rgb(0x22b48b);
    t.guard = rgb(0x3d3418);
    t.step = rgb(0x262a31);
    t.chains = {rgb(0x8ccbf0), rgb(0x1f6a9c), rgb(0x56b4e9), rgb(0x3186bd)};
    t.parts = {rgb(0x3a8fc8), rgb(0x7cc6f0), rgb(0x22b48b), rgb(0xe69f00), rgb(0xcc79a7),
               rgb(0x999999), rgb(0xb88468), rgb(0x9f86d6), rgb(0xe8743b)};
    return t;
}

Theme themeFor(ThemeChoice choice, const QPalette& system)
{
    const bool systemDark = system.color(QPalette::Window).lightness() < 128;
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemDark);
    return dark ? darkTheme() : lightTheme();
}

QPalette paletteOf(const Theme& t)
{
    QPalette p;
    p.setColor(QPalette::Window, t.window);
    p.setColor(QPalette::WindowText, t.text);
    p.setColor(QPalette::Base, t.surface);
    p.setColor(QPalette::AlternateBase, t.window);
    p.setColor(QPalette::Text, t.text);
    p.setColor(QPalette::PlaceholderText, t.muted);
    p.setColor(QPalette::Button, t.surface);
    p.setColor(QPalette::ButtonText, t.text);
    p.setColor(QPalette::ToolTipBase, t.surface);
    p.setColor(QPalette::ToolTipText, t.text);
    p.setColor(QPalette::Highlight, t.accent);
    p.setColor(QPalette::HighlightedText, t.onAccent);
    p.setColor(QPalette::Link, t.accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, t.withAlpha(t.muted, 0.6));
    return p;
}

int pixelSize(TextSize size)
{
    switch (size) {
    case TextSize::Headline:
        return 16;
    case TextSize::Normal:
        return 12;
    case TextSize::Small:
        return 11;
    }
    return 12;
}

QFont textFont(TextSize size, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPixelSize(pixelSize(size));
    font.setWeight(weight);
    return font;
}

void prepareApplication()
{
    initResources();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(textFont(TextSize::Normal));
}

bool usePictureFont(const QString& family)
{
    const QString wanted = family.isEmpty() ? QStringLiteral("Inter") : family;
    if (!QFontDatabase::families().contains(wanted))
        return false;
    QFont font(wanted);
    // Inter puts other glyphs for brackets and signs beside figures, and in a PDF they are no characters.
    font.setStyleStrategy(QFont::PreferNoShaping);
    font.setPixelSize(pixelSize(TextSize::Normal));
    QApplication::setFont(font);
    return true;
}

void applyTheme(QWidget* root, const Theme& theme)
{
    if (auto* themed = dynamic_cast<Themed*>(root))
        themed->setTheme(theme);
    const auto children = root->findChildren<QWidget*>();
    for (QWidget* child : children) {
        if (auto* themed = dynamic_cast<Themed*>(child))
            themed->setTheme(theme);
    }
}

} // namespace interphase
