# Fills a new Request Tracker: one agent's account and one ticket per mail of the JSON file given.
# usage: request-tracker-seed.pl MAILS.json USER PASSWORD
use strict; use warnings; use utf8;
use RT -init;
use RT::Date; use RT::Queue; use RT::Ticket; use RT::User; use MIME::Entity; use JSON::PP; use Encode ();

my ($file, $name, $password) = @ARGV;
open my $in, '<:raw', $file or die "$file: $!";
my $mails = decode_json(do { local $/; <$in> });

my $user = RT::User->new(RT->SystemUser);
my ($made, $why) = $user->Create(Name => $name, Password => $password, Privileged => 1, EmailAddress => "$name\@desk.example");
die "user: $why\n" unless $made;
$user->PrincipalObj->GrantRight(Object => $RT::System, Right => 'SuperUser');

for my $mail (@$mails) {
    my $body = MIME::Entity->build(
        From         => Encode::encode('MIME-Header', $mail->{name}) . " <$mail->{address}>",
        Subject      => Encode::encode('MIME-Header', $mail->{subject}),
        'Message-ID' => $mail->{messageId},
        Type => 'text/plain', Charset => 'UTF-8', Encoding => 'base64',
        Data => [Encode::encode('UTF-8', $mail->{text})],
    );
    my $when = RT::Date->new(RT->SystemUser);
    $when->Set(Format => 'unix', Value => $mail->{receivedSeconds});
    my $ticket = RT::Ticket->new(RT->SystemUser);
    my ($id, undef, $message) = $ticket->Create(
        Queue => 'General', Subject => $mail->{subject}, Requestor => [$mail->{address}], MIMEObj => $body);
    die "$mail->{messageId}: $message\n" unless $id;
    # Create() stamps everything with now; a mail that came in yesterday must look it.
    $ticket->__Set(Field => 'Created', Value => $when->ISO);
    my $transactions = $ticket->Transactions;
    while (my $transaction = $transactions->Next) {
        $transaction->__Set(Field => 'Created', Value => $when->ISO);
    }
}
print scalar(@$mails), " tickets\n";
