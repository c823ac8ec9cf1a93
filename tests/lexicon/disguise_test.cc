#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>
#include <iterator>
#include <string>

#include "scanner/lexicon/odd_words.h"
#include "tests/lexicon/disguises.h"
#include "tests/lexicon/phrase_lists.h"

namespace presend::lexicon {
namespace {

constexpr std::size_t kForms = 10'000;

TEST(Disguises, OfListedPhrasesAreFoundAndMarked) {
  const Phrases phrases = load_phrases();
  Disguiser disguiser(20261121);
  constexpr std::size_t kKinds = std::size(Disguiser::kKinds);
  std::size_t written[kKinds] = {}, marked[kKinds] = {}, all_marked = 0;
  for (std::size_t i = 0; i < kForms; ++i) {
    const std::size_t kind = i % kKinds;
    const std::string_view phrase = kListed[(i / kKinds) % std::size(kListed)];
    const Disguised form = disguiser.write(kind, phrase);
    const std::string text = "Hello there, " + form.text + " and thank you";
    std::vector<std::uint32_t> joints;
    for (const std::uint32_t joint : form.joints) joints.push_back(joint + 13);
    bool is_marked = false;
    for (const PhraseHit& hit : phrases.find(normalize(std::string_view(text), joints)))
      is_marked |= hit.disguises != 0 && hit.begin >= 13 && hit.end <= 13 + form.text.size();
    ++written[kind];
    marked[kind] += is_marked;
    all_marked += is_marked;
  }
  for (std::size_t kind = 0; kind < kKinds; ++kind) {
    std::cout << Disguiser::kKinds[kind] << ": " << marked[kind] << " of " << written[kind] << '\n';
    EXPECT_GE(marked[kind] * 100, written[kind] * 90) << Disguiser::kKinds[kind];
  }
  std::cout << "all: " << all_marked << " of " << kForms << '\n';
  EXPECT_GE(all_marked * 100, kForms * 97);
}

TEST(Disguises, SayWhichOneWasUndone) {
  const Phrases phrases = load_phrases();
  const auto of = [&](std::string_view text) {
    const auto found = phrases.find(normalize(text));
    return found.size() == 1 ? found[0].disguises : Disguises{255};
  };
  EXPECT_EQ(of("viagra"), 0);
  EXPECT_EQ(of("v1agra"), disguise::leet);
  EXPECT_EQ(of("v!@gr4"), disguise::leet);
  EXPECT_EQ(of("vi\u0430gra"), disguise::lookalike);
  EXPECT_EQ(of("v\u200Biagra"), disguise::invisible);
  EXPECT_EQ(of("v i a g r a"), disguise::spread);
  EXPECT_EQ(of("V-I-A-G-R-A"), disguise::spread);
  EXPECT_EQ(of("v.1.a.g.r.a"), disguise::spread | disguise::leet);
  EXPECT_EQ(of("𝐯𝐢𝐚𝐠𝐫𝐚"), disguise::styled);
  EXPECT_EQ(of("free m0ney now"), disguise::leet);
  EXPECT_EQ(of("fr33 m0n€y n0w"), disguise::leet);
  EXPECT_EQ(of("f r e e m o n e y n o w"), disguise::spread);
  EXPECT_EQ(of("on-line casino"), 0);
  EXPECT_EQ(of("lnstant loan approval"), disguise::lookalike);
}

TEST(Disguises, PlacesCoverTheWholeDisguise) {
  const Phrases phrases = load_phrases();
  const std::string_view text = "so (c@$h) f.r.e.e  m0ney now!";
  const auto found = phrases.find(normalize(text));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(text.substr(found[0].begin, found[0].end - found[0].begin), "f.r.e.e  m0ney now");
}

class HonestText : public testing::TestWithParam<std::string_view> {};

TEST_P(HonestText, ShowsNoDisguise) {
  const Phrases phrases = load_phrases();
  const NormalText text = normalize(GetParam());
  for (const Word& word : text.words())
    EXPECT_EQ(word.disguises & ~disguise::lookalike, 0) << text.spelling(word);
  for (const PhraseHit& hit : phrases.find(text)) EXPECT_EQ(hit.disguises, 0) << hit.phrase;
  for (const OddWord& odd : odd_words(text)) ADD_FAILURE() << odd.reading;
  for (const OddWord& odd : spread_words(text, phrases.vocabulary())) ADD_FAILURE() << odd.reading;
}

INSTANTIATE_TEST_SUITE_P(
    Languages, HonestText,
    testing::Values(
        "B2B and B2C sales, 4U, mp3, mp4, 365 days, covid-19, Q4 2024, h1, 1st, 2nd, 3rd, 24/7",
        "Your e-mail for U.S.A., U.K. and A.B.C. Ltd., J. R. R. Tolkien, W. H. Auden, a.m., p.m.",
        "$5 off, $500, 5$, US$ 20, A$AP, $100k, 3 for 2, 4x4, i18n, k8s, C3PO, R2D2, 1080p, 4K",
        "It's @ home: info@example.com, @user, #1, yes! No!! Wow|Great, a|b|c, either/or, 50%",
        "Version v1.31, 2.0.1, IPv4, MD5, SHA-256, x86_64, utf8, Win11, iPhone 15, PS5, G7, A4",
        "A | B | C\nD | E | F\n1 2 3 4 5\na b c d e f g\nI I I\nx - y - z",
        "œuvre d’art à l’été, ça va, où êtes-vous ? Votre compte, s'il vous plaît, aujourd'hui",
        "Grüße aus Köln, Straße, Daten\u00ADschutz\u00ADerklärung, Fußball-WM, 3D-Druck, 24h, z. "
        "B.",
        "El niño comió piñas; ¿qué tal? ¡Hola! Año nuevo, S.A., 1.º, 2.ª, EE. UU.",
        "Não há ação sem coração; à vista, 12x sem juros, R$ 10,00, nº 5, 1ª via",
        "Perché no? È già così, più città, l'80% degli utenti, S.p.A., 1° maggio",
        "Zo’n één-op-één gesprek, ’s avonds, €5,- korting, A4'tje, privé, coördinatie",
        "Zażółć gęślą jaźń, Łódź, 5 zł, 10%, ul. św. Jana 3/5, tel. 12 345 67 89",
        "İstanbul ışıl ışıl, Erdoğan, Şişli, Dvořák, Çeşme, Þingvellir, Ångström, Đorđe",
        "ﬁnal oﬃce ﬂow “quoted” — dash… 5 µm, 10 Ω, 20 °C, x², H₂O, ½ cup, №5, ™, ®",
        "TNFα, NFκB, IFNγ, α-synuclein, β-carotene, Δt, π = 3.14, μTorrent",
        "Привет! Рост цен: сахар, рис и нос. Распродажа, SMSка, VIPы, iPhone в Москве, e-mailом",
        "Καλημέρα, ο κόσμος και το νησί. Email: nobody@example.com",
        "ＰＣ用ソフト、東京タワー、ＡＢＣ 株式会社, 한국어 메일, 价格￥500",
        "می\u200Cخواهم سلام, שלום, नमस्ते क्\u200Dष, สวัสดี",
        "🎉 Sale 🇩🇪 👨\u200D👩\u200D👧 ❤\uFE0F 1\uFE0F\u20E3 ✓ ★★★★☆ 5 star",
        "\uFEFFHello\u200B \u200C\u200C\u200C world, +1\u2060234\u2060567, \u200Ewww.example.com",
        "R&D, AT&T, H&M, P&L, C++, C#, .NET, Yahoo!, E*TRADE, P!nk, Toys\"R\"Us, M*A*S*H"));

TEST(OddWords, MixedScriptsInvisibleCharactersAndLookalikesAreTold) {
  const auto found =
      odd_words(normalize("Your p\u0430yp\u0430l acc\u200Bount at \u0440\u0430\u0443"));
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].reading, "paypal");
  EXPECT_EQ(found[0].disguises, disguise::lookalike);
  EXPECT_EQ(found[0].begin, 5U);
  EXPECT_EQ(found[0].end, 13U);
  EXPECT_EQ(found[1].disguises, disguise::invisible);
  EXPECT_TRUE(found[2].is_whole_lookalike);
  EXPECT_EQ(found[2].reading, "pay");
}

TEST(SpreadWords, AreListedWordsWhoseLettersStandApart) {
  const Phrases phrases = load_phrases();
  const auto found =
      spread_words(normalize("get F R E E m.o.n.e.y and w-o-n, a b c"), phrases.vocabulary());
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].reading, "free");
  EXPECT_EQ(found[1].reading, "money");
  EXPECT_EQ(found[2].reading, "won");
}

}  // namespace
}  // namespace presend::lexicon
