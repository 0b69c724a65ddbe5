#pragma once
#include <string>
#include <vector>

namespace interphase {

/// A measured impedance spectrum after reading.
struct MeasuredSpectrum
{
    std::string sourceFile;           ///< file name without folder
    std::string sourceSha256;         ///< of the file's bytes, lower-case hex
    std::vector<double> frequency_Hz; ///< above 0, increasing
    std::vector<double> real_ohm;
    std::vector<double> imaginary_ohm; ///< negative where the cell is capacitive
    std::vector<std::string> notes;    ///< what was dropped or assumed, one sentence each
};

/// Reads a table of one impedance spectrum: frequency with real and imaginary part, or with modulus and
/// phase, by the names of the columns ("Freq/Hz", "Re(Z)/Ohm", "-Im(Z)/Ohm", "Z'", "|Z|", "-phase"); without
/// names the first three columns are frequency, real and imaginary part. Rows without a frequency above 0 are
/// left out. Instruments disagree on the sign of the imaginary part: a cell is capacitive at low frequencies,
/// and where a file says otherwise its sign is taken the other way, which is noted. Throws InputError: no
/// table, no such columns, fewer than three rows, several spectra in one file.
MeasuredSpectrum readSpectrum(const std::string& fileName);
/// Whether readSpectrum() is the way to read a file: columns of a spectrum by their names, or without names a
/// first column that is spread like frequencies and not like times.
bool looksLikeSpectrum(const std::string& fileName);
/// The two for bytes in memory; `fileName` names the source in errors.
bool looksLikeSpectrumBytes(const std::string& bytes, const std::string& fileName);
MeasuredSpectrum readSpectrumBytes(const std::string& bytes, const std::string& fileName);

} // namespace interphase
