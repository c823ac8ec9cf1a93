#include <algorithm>
#include <optional>

#include "scanner/base/ascii.h"
#include "scanner/base/utf8.h"
#include "scanner/lexicon/lexicon.h"
#include "scanner/lexicon/list_reader.h"
#include "scanner/lexicon/words.h"

namespace presend::lexicon {

namespace {

constexpr std::string_view kDomainForm =
    "Write one domain a line, in lower-case ASCII (xn-- for other scripts), such as example.com";
constexpr std::string_view kRedirectorForm =
    "Write \"host parameter\" or \"host /path parameter\", such as google.com /url q";
constexpr std::string_view kBrandForm =
    "Write \"Name | alias, alias | domain, domain | flags\"; aliases and flags may be empty";

const EmbeddedFile* find_list(std::span<const EmbeddedFile> files, std::string_view path) {
  for (const EmbeddedFile& file : files)
    if (file.path == path ||
        (file.path.ends_with(path) && file.path[file.path.size() - path.size() - 1] == '/'))
      return &file;
  return nullptr;
}

std::string quoted(std::string_view text) { return '"' + std::string(text) + '"'; }

using Failure = std::optional<Error>;

/// Why `alias` cannot be looked up, as one clause; nothing when it can.
std::optional<std::string> alias_fault(std::string_view alias) {
  if (alias.empty()) return "an empty alias";
  if (alias.size() > kLongestAlias)
    return "an alias of more than " + std::to_string(kLongestAlias) + " bytes";
  if (!is_valid_utf8(alias)) return "an alias that is not UTF-8";
  if (alias != to_ascii_lower(alias)) return "the alias " + quoted(alias) + " in upper case";
  const bool begins_with_word = next_word(alias, 0) == 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < alias.size(); at = next_word(alias, end)) end = word_end(alias, at);
  if (!begins_with_word || end != alias.size())
    return "the alias " + quoted(alias) + " that does not begin and end with a letter or digit";
  return std::nullopt;
}

}  // namespace

/// Fills a Lexicon list by list, up to the first Error.
class Loader {
 public:
  Failure load(std::span<const EmbeddedFile> files);
  Lexicon lexicon;

 private:
  Failure load_domains(const EmbeddedFile& file, DomainSet& set);
  Failure load_tlds(const EmbeddedFile& file);
  Failure load_redirectors(const EmbeddedFile& file);
  Failure load_unsubscribe(const EmbeddedFile& file);
  Failure load_mail_terms(const EmbeddedFile& file);
  Failure load_brands(const EmbeddedFile& file);
  Failure add_brand(const ListReader& list);
  Failure read_flags(const ListReader& list, std::string_view flags, Brand& brand);
  Failure index_brand(const ListReader& list, const Brand& brand);
};

Failure Loader::load(std::span<const EmbeddedFile> files) {
  const std::pair<std::string_view, Failure (*)(Loader&, const EmbeddedFile&)> lists[] = {
      {"wordlists/freemail.txt",
       [](Loader& l, const EmbeddedFile& f) { return l.load_domains(f, l.lexicon.freemail_); }},
      {"wordlists/shorteners.txt",
       [](Loader& l, const EmbeddedFile& f) { return l.load_domains(f, l.lexicon.shorteners_); }},
      {"wordlists/free_hosts.txt",
       [](Loader& l, const EmbeddedFile& f) { return l.load_domains(f, l.lexicon.free_hosts_); }},
      {"wordlists/mailing_platforms.txt",
       [](Loader& l, const EmbeddedFile& f) {
         return l.load_domains(f, l.lexicon.mailing_platforms_);
       }},
      {"wordlists/abused_tlds.txt",
       [](Loader& l, const EmbeddedFile& f) { return l.load_tlds(f); }},
      {"wordlists/redirectors.txt",
       [](Loader& l, const EmbeddedFile& f) { return l.load_redirectors(f); }},
      {"wordlists/unsubscribe.txt",
       [](Loader& l, const EmbeddedFile& f) { return l.load_unsubscribe(f); }},
      {"wordlists/spelling.txt",
       [](Loader& l, const EmbeddedFile& f) { return l.load_mail_terms(f); }},
      {"wordlists/brands.txt", [](Loader& l, const EmbeddedFile& f) { return l.load_brands(f); }},
  };
  for (const auto& [path, read] : lists) {
    const EmbeddedFile* file = find_list(files, path);
    if (file == nullptr)
      return Error{.file = std::string(path),
                   .line = 0,
                   .reason = "this word list is missing",
                   .remedy = "Put the file back; an empty list is fine"};
    if (Failure failure = read(*this, *file)) return failure;
  }
  return std::nullopt;
}

Failure Loader::load_domains(const EmbeddedFile& file, DomainSet& set) {
  ListReader list(file.path, file.content);
  while (list.next()) {
    if (const auto fault = domain_fault(list.entry()))
      return list.error(quoted(list.entry()) + " is no domain: " + *fault,
                        std::string(kDomainForm));
    const std::size_t before = set.size();
    set.add(list.entry());
    if (set.size() == before)
      return list.error(quoted(list.entry()) + " is listed twice", "Delete one of the lines");
  }
  return std::nullopt;
}

Failure Loader::load_tlds(const EmbeddedFile& file) {
  ListReader list(file.path, file.content);
  while (list.next()) {
    if (const auto fault = label_fault(list.entry()))
      return list.error(quoted(list.entry()) + " is no top-level domain: " + *fault,
                        "Write one top-level domain a line, lower case, without dot, such as xyz");
    if (!lexicon.abused_tlds_.emplace(list.entry()).second)
      return list.error(quoted(list.entry()) + " is listed twice", "Delete one of the lines");
  }
  return std::nullopt;
}

Failure Loader::load_redirectors(const EmbeddedFile& file) {
  ListReader list(file.path, file.content);
  while (list.next()) {
    const std::vector<std::string_view> fields = split_at_space(list.entry());
    if (fields.size() != 2 && fields.size() != 3)
      return list.error(std::to_string(fields.size()) + " fields instead of 2 or 3",
                        std::string(kRedirectorForm));
    if (const auto fault = domain_fault(fields[0]))
      return list.error(quoted(fields[0]) + " is no domain: " + *fault,
                        std::string(kRedirectorForm));
    const std::string_view path = fields.size() == 3 ? fields[1] : std::string_view();
    if (!path.empty() && path.front() != '/')
      return list.error("the path " + quoted(path) + " does not begin with \"/\"",
                        std::string(kRedirectorForm));
    const std::string_view parameter = fields.back();
    if (parameter.find_first_of("=&?/#") != std::string_view::npos)
      return list.error(quoted(parameter) + " is no parameter name", std::string(kRedirectorForm));
    auto& of_host = lexicon.redirectors_[std::string(fields[0])];
    for (const Lexicon::Redirector& other : of_host)
      if (other.path_prefix == path && other.parameter == parameter)
        return list.error(quoted(list.entry()) + " is listed twice", "Delete one of the lines");
    of_host.push_back({std::string(path), std::string(parameter)});
  }
  return std::nullopt;
}

Failure Loader::load_unsubscribe(const EmbeddedFile& file) {
  ListReader list(file.path, file.content);
  while (list.next()) {
    const std::string_view entry = list.entry();
    if (entry.size() < 4 || !is_valid_utf8(entry) || entry != to_ascii_lower(entry))
      return list.error(quoted(entry) + " is no wording to look for",
                        "Write at least four bytes of lower-case UTF-8");
    lexicon.unsubscribe_wording_.emplace_back(entry);
  }
  auto& wordings = lexicon.unsubscribe_wording_;
  std::sort(wordings.begin(), wordings.end());
  for (std::size_t i = 0; i < wordings.size() && i < 0xFFFF; ++i) {
    auto& [first, last] =
        lexicon.unsubscribe_by_initial_[static_cast<unsigned char>(wordings[i][0])];
    if (last == 0) first = static_cast<std::uint16_t>(i);
    last = static_cast<std::uint16_t>(i + 1);
  }
  return std::nullopt;
}

Failure Loader::load_mail_terms(const EmbeddedFile& file) {
  ListReader list(file.path, file.content);
  while (list.next()) {
    const std::string_view entry = list.entry();
    if (!is_valid_utf8(entry) || entry != to_ascii_lower(entry) ||
        word_end(entry, 0) != entry.size())
      return list.error(quoted(entry) + " is no word", "Write one word of lower-case UTF-8 a line");
    if (!lexicon.mail_terms_.emplace(entry).second)
      return list.error(quoted(entry) + " is listed twice", "Delete one of the lines");
  }
  return std::nullopt;
}

Failure Loader::load_brands(const EmbeddedFile& file) {
  const auto lines =
      static_cast<std::size_t>(std::count(file.content.begin(), file.content.end(), '\n'));
  lexicon.brands_.reserve(lines);
  lexicon.brand_by_domain_.reserve(4 * lines);  // growing step by step would rehash it all
  lexicon.brand_by_alias_.reserve(3 * lines);
  lexicon.brand_by_label_.reserve(3 * lines);
  ListReader list(file.path, file.content);
  while (list.next())
    if (Failure failure = add_brand(list)) return failure;
  return std::nullopt;
}

Failure Loader::add_brand(const ListReader& list) {
  const std::vector<std::string_view> fields = split(list.entry(), '|');
  if (fields.size() != 3 && fields.size() != 4)
    return list.error(std::to_string(fields.size()) + " fields instead of 3 or 4",
                      std::string(kBrandForm));
  Brand brand;
  brand.name = fields[0];
  brand.aliases.push_back(to_ascii_lower(fields[0]));
  for (const std::string_view alias : split(fields[1], ',')) brand.aliases.emplace_back(alias);
  for (const std::string& alias : brand.aliases)
    if (auto fault = alias_fault(alias))
      return list.error(std::move(*fault), std::string(kBrandForm));
  for (const std::string_view domain : split(fields[2], ',')) {
    if (const auto fault = domain_fault(domain))
      return list.error(quoted(domain) + " is no domain: " + *fault, std::string(kBrandForm));
    if (std::find(brand.domains.begin(), brand.domains.end(), domain) != brand.domains.end())
      return list.error(quoted(domain) + " is given twice", "Delete one of them");
    brand.domains.emplace_back(domain);
  }
  if (brand.domains.empty())
    return list.error("a brand without a domain",
                      "Give the domains the brand mails and links from");
  if (fields.size() == 4)
    if (Failure failure = read_flags(list, fields[3], brand)) return failure;
  if (Failure failure = index_brand(list, brand)) return failure;
  lexicon.brands_.push_back(std::move(brand));
  return std::nullopt;
}

Failure Loader::read_flags(const ListReader& list, std::string_view flags, Brand& brand) {
  for (const std::string_view flag : split(flags, ',')) {
    if (flag != "common-word")
      return list.error("the unknown flag " + quoted(flag), "The only flag is common-word");
    brand.is_common_word = true;
  }
  return std::nullopt;
}

Failure Loader::index_brand(const ListReader& list, const Brand& brand) {
  const auto index = static_cast<std::uint32_t>(lexicon.brands_.size());
  for (const std::string& alias : brand.aliases) {
    std::string key = alias;
    std::transform(key.begin(), key.end(), key.begin(), alias_char);
    lexicon.longest_alias_ = std::max(lexicon.longest_alias_, key.size());
    const auto [entry, is_new] = lexicon.brand_by_alias_.emplace(std::move(key), index);
    if (!is_new)
      return list.error("the alias " + quoted(alias) + " is listed twice", "Delete one of them");
    // "hm" or "o2" in a host name are too often something else.
    if (std::string label = as_label(alias); label.size() > 2)
      lexicon.brand_by_label_.emplace(std::move(label), index);
  }
  for (const std::string& domain : brand.domains) lexicon.brand_by_domain_.emplace(domain, index);
  return std::nullopt;
}

Outcome<Lexicon> Lexicon::load_others(std::span<const EmbeddedFile> files) {
  Loader loader;
  if (Failure failure = loader.load(files)) return std::move(*failure);
  return std::move(loader.lexicon);
}

Outcome<Lexicon> Lexicon::load(std::span<const EmbeddedFile> files) {
  Outcome<Lexicon> lexicon = load_others(files);
  if (!lexicon) return lexicon;
  Outcome<Phrases> phrases = Phrases::load(files);
  if (!phrases) return phrases.error();
  lexicon.value().phrases_ = std::move(phrases).value();
  return lexicon;
}

}  // namespace presend::lexicon
