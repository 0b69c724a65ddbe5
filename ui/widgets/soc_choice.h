#pragma once
#include "study/definition.h"

#include <QWidget>

class QComboBox;

namespace interphase {

class ValueField;

/// Where the state of charge of a measurement comes from, and the value that this needs: the state of charge
/// itself, or the voltage of the rest before.
class SocChoice : public QWidget
{
    Q_OBJECT
public:
    struct Names
    {
        QString tip, soc, restVoltage; ///< what it is of, for the two fields
    };
    /// mayBeFree: whether it can be an unknown with a prior.
    SocChoice(const Names& names, bool mayBeFree, QWidget* parent = nullptr);
    void setSoc(InitialSocSource source, double soc, double restVoltage_V);

Q_SIGNALS:
    /// value: the state of charge where it is given, the rest voltage in V where it comes from there.
    void changed(interphase::InitialSocSource source, double value);

private:
    void emitChanged();

    QComboBox* m_source; ///< in the order of InitialSocSource
    ValueField *m_soc, *m_voltage;
};

} // namespace interphase
