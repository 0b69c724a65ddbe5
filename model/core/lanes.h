#pragma once

namespace interphase {

/// Four doubles that are added and multiplied at once: one vector register where there are wide ones, two
/// where not. Laid over arrays of doubles in any place (no alignment beyond that of a double). A template
/// argument deduced from it would lose that: templates take a tag, and the type from it (ValueOf).
using Lanes [[gnu::vector_size(32), gnu::aligned(8), gnu::may_alias]] = double;
inline constexpr int kLanes = 4;

/// Tag of Lanes for templates: ValueOf<Four>::Type is Lanes, ValueOf<T>::Type any other T.
struct Four
{
};
template <class Tag>
struct ValueOf
{
    using Type = Tag;
};
template <>
struct ValueOf<Four>
{
    using Type = Lanes;
};

inline Lanes* asLanes(double* x)
{
    return reinterpret_cast<Lanes*>(x); // NOLINT: the type may alias
}
inline const Lanes* asLanes(const double* x)
{
    return reinterpret_cast<const Lanes*>(x); // NOLINT
}

} // namespace interphase
