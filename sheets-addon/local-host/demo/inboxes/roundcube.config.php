<?php
// Read by Roundcube instead of /etc/roundcube/config.inc.php. All values that change come from the environment.
$folder = getenv('DESKSIDE_FOLDER');
$config = [
    'db_dsnw' => "sqlite:///$folder/roundcube.db?mode=0640",
    'imap_host' => getenv('DESKSIDE_IMAP'),
    'smtp_host' => getenv('DESKSIDE_SMTP'),
    'smtp_user' => '',
    'smtp_pass' => '',
    'des_key' => getenv('DESKSIDE_KEY'),
    'language' => getenv('DESKSIDE_LANGUAGE'),
    'product_name' => getenv('DESKSIDE_TITLE'),
    'log_dir' => "$folder/logs/",
    'temp_dir' => "$folder/temp/",
    'plugins' => [],
    'skin' => 'elastic',
    'mail_pagesize' => 50,
    'session_lifetime' => 600,
    'login_rate_limit' => 1000,
    'ip_check' => false,
    'use_https' => false,
    'enable_installer' => false,
];
