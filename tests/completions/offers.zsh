# offers.zsh FOLDER LINE: what zsh offers for LINE with the completion in FOLDER, one a line.
# A zsh in a pseudo-terminal gets the line and a tab; its compadd notes what it is given.
emulate -L zsh
zmodload zsh/zpty || exit 2
found=$(mktemp)
setup=$(mktemp)
cat >$setup <<TEXT
PROMPT= RPROMPT=
fpath=($1 \$fpath)
autoload -Uz compinit && compinit -D -u
compdef _presend presend
zstyle ':completion:*' list-prompt ''
compadd() {
  # With -O, -A or -D it only computes.
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\ * ]]; then
    builtin compadd "\$@"
    return
  fi
  typeset -a hits
  typeset -i at=\${@[(i)-S]}
  builtin compadd -A hits "\$@"
  local suffix=
  (( at < \$# )) && [[ \${@[at+1]} == '=' ]] && suffix='='
  (( \$#hits )) && print -rl -- \${IPREFIX#--*=}\${^hits}\$suffix >>$found
  builtin compadd "\$@"
}
finished() { print -r -- end-of-offers >>$found }
comppostfuncs=(finished)
TEXT
zpty -b inner zsh -f -i
zpty -w inner "source $setup; PS1=ready\$((1+1))"
zpty -r -m inner line '*ready2*' >/dev/null
zpty -w -n inner "$2"$'\t'
# Ten seconds at most; a machine under load takes one.
repeat 200; do
  zpty -r -t inner line 2>/dev/null
  grep -qx end-of-offers $found && break
  sleep 0.05
done
zpty -d inner
grep -vx end-of-offers $found
rm -f $found $setup
