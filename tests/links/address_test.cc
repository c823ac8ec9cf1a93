#include "scanner/links/address.h"

#include <gtest/gtest.h>

#include <string_view>

namespace presend::links {
namespace {

struct Case {
  std::string_view address;
  std::string_view kind;  // empty: public
};

constexpr Case kCases[] = {
    {"1.1.1.1", ""},
    {"8.8.8.8", ""},
    {"0.0.0.0", "this network's"},
    {"0.255.255.255", "this network's"},
    {"1.0.0.0", ""},
    {"9.255.255.255", ""},
    {"10.0.0.0", "private"},
    {"10.255.255.255", "private"},
    {"11.0.0.0", ""},
    {"100.63.255.255", ""},
    {"100.64.0.0", "a provider's inner"},
    {"100.127.255.255", "a provider's inner"},
    {"100.128.0.0", ""},
    {"127.0.0.1", "loopback"},
    {"127.255.255.255", "loopback"},
    {"128.0.0.0", ""},
    {"169.253.255.255", ""},
    {"169.254.169.254", "link-local"},
    {"169.255.0.0", ""},
    {"172.15.255.255", ""},
    {"172.16.0.0", "private"},
    {"172.31.255.255", "private"},
    {"172.32.0.0", ""},
    {"192.0.0.1", "reserved"},
    {"192.0.1.0", ""},
    {"192.0.2.1", "documentation"},
    {"192.88.99.1", "reserved"},
    {"192.167.255.255", ""},
    {"192.168.0.0", "private"},
    {"192.168.255.255", "private"},
    {"192.169.0.0", ""},
    {"198.17.255.255", ""},
    {"198.18.0.0", "test"},
    {"198.19.255.255", "test"},
    {"198.20.0.0", ""},
    {"198.51.100.7", "documentation"},
    {"203.0.113.7", "documentation"},
    {"223.255.255.255", ""},
    {"224.0.0.1", "multicast"},
    {"239.255.255.255", "multicast"},
    {"240.0.0.0", "reserved"},
    {"255.255.255.255", "reserved"},

    {"2606:4700:4700::1111", ""},
    {"2a00:1450:4001::1", ""},
    {"::", "this network's"},
    {"::1", "loopback"},
    {"::2", "this network's"},
    {"::127.0.0.1", "loopback"},
    {"::ffff:127.0.0.1", "loopback"},
    {"::ffff:7f00:1", "loopback"},
    {"::ffff:10.0.0.1", "private"},
    {"::ffff:169.254.169.254", "link-local"},
    {"::ffff:8.8.8.8", ""},
    {"::ffff:0:192.168.0.1", "private"},
    {"64:ff9b::8.8.8.8", ""},
    {"64:ff9b::10.0.0.1", "private"},
    {"64:ff9b::7f00:1", "loopback"},
    {"64:ff9b:1::8.8.8.8", "private"},
    {"100::1", "reserved"},
    {"2001::1", "reserved"},
    {"2001:10::1", "reserved"},
    {"2001:200::1", ""},
    {"2001:db8::1", "documentation"},
    {"2001:db9::1", ""},
    {"2002:7f00:1::", "loopback"},
    {"2002:c0a8:1::1", "private"},
    {"2002:808:808::1", ""},
    {"2a00::5efe:10.0.0.1", "private"},
    {"2a00::200:5efe:10.0.0.1", "private"},
    {"3fff::1", "documentation"},
    {"3fff:1000::1", ""},
    {"4000::1", "reserved"},
    {"5f00::1", "reserved"},
    {"fbff::1", "reserved"},
    {"fc00::1", "private"},
    {"fdff:ffff::1", "private"},
    {"fe80::1", "link-local"},
    {"febf::1", "link-local"},
    {"fec0::1", "private"},
    {"ff02::1", "multicast"},

    {"", "unreadable"},
    {"example.org", "unreadable"},
};

TEST(Address, OnlyWhatIsThereForEverybodyIsPublic) {
  for (const Case& tested : kCases)
    EXPECT_EQ(special_kind(tested.address), tested.kind) << tested.address;
}

TEST(Address, HostOfAUrlCountsHoweverItIsWritten) {
  for (const std::string_view text :
       {"http://127.1/", "http://2130706433/", "http://0x7f.0.0.1:8080/", "http://017700000001/",
        "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://ann@127.0.0.1/",
        "http://\xEF\xBC\x91\x32\x37.0.0.1/"})
    EXPECT_EQ(special_kind(*url::parse(text).url), "loopback") << text;
  EXPECT_EQ(special_kind(*url::parse("http://localhost/").url), "");
  EXPECT_EQ(special_kind(*url::parse("http://8.8.8.8/").url), "");
}

}  // namespace
}  // namespace presend::links
