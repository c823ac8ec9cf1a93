#include "scanner/lexicon/language.h"

#include <gtest/gtest.h>

namespace presend::lexicon {
namespace {

std::string_view language(std::string_view text, std::string_view declared = {}) {
  LanguageSample sample;
  sample.add(text);
  return language_of(sample, declared);
}

TEST(Language, IsThatOfMostWords) {
  EXPECT_EQ(language("Our spring catalogue is here. Simply answer if you have any questions."),
            "en");
  EXPECT_EQ(language("Unser neuer Katalog ist da. Antworten Sie einfach, wenn Sie Fragen haben."),
            "de");
  EXPECT_EQ(language("Notre catalogue de printemps est arrivé. Répondez simplement à ce message."),
            "fr");
  EXPECT_EQ(language("Nuestro catálogo de primavera ya está aquí. Responda a este mensaje."), "es");
  EXPECT_EQ(language("O nosso catálogo de primavera já chegou. Basta responder a esta mensagem."),
            "pt");
  EXPECT_EQ(language("Il nostro catalogo di primavera è arrivato. Rispondete a questo messaggio."),
            "it");
  EXPECT_EQ(language("Nasz wiosenny katalog jest już dostępny. Wystarczy odpowiedzieć na list."),
            "pl");
  EXPECT_EQ(language("Наш весенний каталог уже вышел. Просто ответьте на это письмо, если есть "
                     "вопросы."),
            "ru");
  EXPECT_EQ(language("春のカタログができました。ご質問がありましたら、このメールにご返信ください。"
                     "皆様のご来店を心よりお待ちしております。"),
            "ja");
}

TEST(Language, OfFewLettersIsUnknown) {
  EXPECT_EQ(language("Unser Katalog ist da!"), "");
  EXPECT_EQ(language(""), "");
  EXPECT_EQ(language("1234567890 1234567890 1234567890 1234567890 1234567890"), "");
}

TEST(Language, AddressesAndTagsDoNotCount) {
  EXPECT_EQ(language("https://shop.example/winter/sale/all/the/best/offers/of/the/year "
                     "{{unsubscribe_link_for_this_mailing_list}} customer-service@shop.example"),
            "");
}

TEST(Language, DeclarationDoesNotOverruleTheWords) {
  EXPECT_EQ(
      language("Unser neuer Katalog ist da. Antworten Sie einfach, wenn Sie Fragen haben.", "en"),
      "de");
}

TEST(Language, ReadsIllFormedAndInvisibleCharacters) {
  EXPECT_EQ(language("Our spr\u00ading cata\u200blogue is here. Simply answer \xff\xc3 if you have "
                     "any questions."),
            "en");
}

TEST(Language, PrimarySubtagOfDeclaration) {
  EXPECT_EQ(primary_language("pt-BR"), "pt");
  EXPECT_EQ(primary_language(" DE_at, en"), "de");
  EXPECT_EQ(primary_language(""), "");
}

}  // namespace
}  // namespace presend::lexicon
