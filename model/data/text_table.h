#pragma once
#include "data/dialect.h"
#include "data/text_decoding.h"

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace interphase {

/// A file of delimited text taken apart: its lines, its dialect, and where the names, units and rows stand.
///
/// Method: the dialect is the one under which most lines are rows of numbers of one length; the first two
/// such lines in succession (blank lines aside) open the data; the lines above them hold the names and
/// perhaps the units. It fails on layered files, in which rows of several lengths alternate.
class TextTable
{
public:
    /// `fileName` names the source in errors. Throws InputError: EmptyFile, NotText, NoTableFound.
    TextTable(std::string_view bytes, std::string fileName);

    /// The cells of some columns as numbers, row by row; NaN where a cell is missing or text.
    struct Columns
    {
        std::vector<std::vector<double>> values; ///< one vector for each column asked for
        std::vector<std::size_t> lines;          ///< line number (from 1) of each row
    };
    Columns readColumns(const std::vector<int>& columns) const;
    /// The cells of one column as they stand, for the same rows as readColumns().
    std::vector<std::string_view> readTexts(int column) const;
    /// The first rows as text, at most `count`.
    std::vector<std::vector<std::string>> firstRows(std::size_t count) const;
    /// True when the first filled cell of the column is a date and time.
    bool holdsDateTimes(int column) const;

    const std::string& fileName() const { return m_fileName; }
    TextEncoding encoding() const { return m_encoding; }
    const Dialect& dialect() const { return m_dialect; }
    const std::vector<std::string>& headers() const
    {
        return m_headers;
    } ///< as written; "column N" without a name
    const std::vector<std::string>& unitCells() const
    {
        return m_units;
    }                                                             ///< of the units line; empty without one
    std::size_t namesLine() const { return m_namesLine; }         ///< from 1; 0 without one
    std::size_t unitsLine() const { return m_unitsLine; }         ///< from 1; 0 without one
    std::size_t firstDataLine() const { return m_firstDataLine; } ///< from 1
    std::size_t columnCount() const { return m_headers.size(); }

private:
    std::string_view line(std::size_t number) const;
    std::vector<std::string_view> lineViews() const;
    void findLines();
    std::size_t findFirstDataLine() const;
    void findHeader();
    std::vector<std::string> headerCells(std::size_t number) const;
    std::size_t filledLineAbove(std::size_t number) const;

    std::string m_fileName;
    std::string m_text;
    std::vector<std::size_t> m_starts; ///< of each line, and one past the last
    TextEncoding m_encoding = TextEncoding::Utf8;
    Dialect m_dialect;
    std::vector<std::string> m_headers;
    std::vector<std::string> m_units;
    std::size_t m_namesLine = 0, m_unitsLine = 0, m_firstDataLine = 0;
};

} // namespace interphase
