#pragma once
#include <QCoreApplication>

namespace interphase {

/// Translates the sentences of the pages of results.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(Results)
};

} // namespace interphase
