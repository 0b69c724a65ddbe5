#pragma once
#include "core/message.h"
#include "core/random.h"

#include <bit>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace interphase {

/// Writes a checkpoint: words and numbers, little endian, the same on every machine, behind eight characters
/// that name the format.
class CheckpointWriter
{
public:
    explicit CheckpointWriter(std::string_view format) : bytes(format) {}
    void word(std::uint64_t value)
    {
        for (int shift = 0; shift < 64; shift += 8)
            bytes += static_cast<char>(value >> shift & 0xff);
    }
    void number(double value) { word(std::bit_cast<std::uint64_t>(value)); }
    void numbers(const std::vector<double>& values)
    {
        word(values.size());
        for (double value : values)
            number(value);
    }
    void stream(const StreamState& state)
    {
        word(state.seed);
        word(static_cast<std::uint64_t>(state.purpose));
        word(state.index);
        word(state.counter);
    }
    std::string bytes;
};

/// Reads what a CheckpointWriter wrote. Whatever is wrong with the bytes becomes an InputError.
class CheckpointReader
{
public:
    CheckpointReader(std::string_view bytes, std::initializer_list<std::string_view> formats) : m_bytes(bytes)
    {
        for (const std::string_view format : formats)
            if (bytes.starts_with(format))
                m_format = format;
        if (m_format.empty())
            damaged("unknown format");
        m_bytes.remove_prefix(m_format.size());
    }
    [[noreturn]] static void damaged(const char* how)
    {
        throw InputError(MessageId::DamagedCheckpoint, {how});
    }
    std::string_view format() const { return m_format; }
    std::uint64_t word()
    {
        if (m_bytes.size() < 8)
            damaged("it is cut short");
        std::uint64_t value = 0;
        for (unsigned i = 0; i < 8; ++i)
            value |= std::uint64_t{static_cast<unsigned char>(m_bytes[i])} << (8 * i);
        m_bytes.remove_prefix(8);
        return value;
    }
    double number() { return std::bit_cast<double>(word()); }
    /// One of the first `count` values of an enum.
    std::uint64_t choice(std::uint64_t count)
    {
        const std::uint64_t value = word();
        if (value >= count)
            damaged("a choice in it is unknown");
        return value;
    }
    std::vector<double> numbers()
    {
        const std::uint64_t size = word();
        if (size > m_bytes.size() / 8)
            damaged("it is cut short");
        std::vector<double> values(size);
        for (double& value : values)
            value = number();
        return values;
    }
    StreamState stream()
    {
        StreamState state;
        state.seed = word();
        state.purpose = static_cast<StreamPurpose>(word());
        state.index = static_cast<std::uint32_t>(word());
        state.counter = word();
        return state;
    }
    void expectEnd() const
    {
        if (!m_bytes.empty())
            damaged("there is more than expected");
    }

private:
    std::string_view m_bytes;
    std::string_view m_format;
};

} // namespace interphase
