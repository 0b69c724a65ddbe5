#pragma once

namespace interphase {

enum class ModelKind { Spm, Spme, Dfn };

} // namespace interphase
