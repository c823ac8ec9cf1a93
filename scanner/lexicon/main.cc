// Run by the build: reads the phrase lists named on the command line, behind the file to write, and
// writes their tables as a C++ source of constant data.
#include <cstdio>
#include <deque>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "scanner/lexicon/phrase_loader.h"

namespace presend::lexicon {
namespace {

/// Byte by byte, as compilers need not take literals of more than 64 KiB.
void write_text(std::ostream& out, std::string_view name, std::string_view text) {
  constexpr std::size_t kLine = 16;
  out << "constexpr char " << name << "[] = {";
  for (std::size_t i = 0; i < text.size(); ++i) {
    char literal[8];
    std::snprintf(literal, sizeof literal, "'\\%o',",
                  static_cast<unsigned>(static_cast<unsigned char>(text[i])));
    out << (i % kLine == 0 ? "\n" : "") << literal;
  }
  out << "\n'\\0'};\n";
}

template <class Number>
void write_numbers(std::ostream& out, std::string_view name, const std::vector<Number>& numbers) {
  constexpr std::size_t kLine = 16;
  out << (sizeof(Number) == 8 ? "constexpr std::uint64_t " : "constexpr std::uint32_t ") << name
      << "[] = {";
  for (std::size_t i = 0; i < numbers.size(); ++i)
    out << (i % kLine == 0 ? "\n" : "") << numbers[i] << (sizeof(Number) == 8 ? "U," : ",");
  out << (numbers.empty() ? "0};\n" : "};\n");
}

void write_tables(std::ostream& out, const PhraseStore& store) {
  out << "#include \"scanner/lexicon/phrase_tables.h\"\n\nnamespace presend::lexicon {\nnamespace "
         "{\n";
  write_text(out, "spellings", store.spellings);
  write_text(out, "names", store.names);
#define PRESEND_TABLE(name) write_numbers(out, #name, store.name);
#include "scanner/lexicon/phrase_tables.inc"
  out << "}  // namespace\n\nPhraseTables embedded_phrases() {\n  PhraseTables tables;\n"
         "  tables.spellings = {spellings, sizeof spellings - 1};\n"
         "  tables.names = {names, sizeof names - 1};\n"
         "  tables.form_count = "
      << store.form_count << ";\n";
#define PRESEND_TABLE(name) out << "  tables." #name " = " #name ";\n";
#include "scanner/lexicon/phrase_tables.inc"
  out << "  return tables;\n}\n}  // namespace presend::lexicon\n";
}

int run(std::string_view output, const std::vector<std::string>& paths) {
  std::deque<std::string> contents;  // addresses stay
  std::vector<EmbeddedFile> files;
  for (const std::string& path : paths) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
      std::fprintf(stderr, "%s: cannot be read\n", path.c_str());
      return 1;
    }
    files.push_back({path, contents.emplace_back(std::istreambuf_iterator<char>(in),
                                                 std::istreambuf_iterator<char>())});
  }
  const Outcome<PhraseStore> store = read_phrase_lists(files);
  if (!store) {
    std::fprintf(stderr, "%s\n", store.error().text().c_str());
    return 1;
  }
  std::ofstream out{std::string(output), std::ios::binary};
  write_tables(out, store.value());
  return out.flush() ? 0 : 1;
}

}  // namespace
}  // namespace presend::lexicon

int main(int count, char** arguments) {
  if (count < 2) return 2;
  return presend::lexicon::run(arguments[1], {arguments + 2, arguments + count});
}
